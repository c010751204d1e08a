/// The verbs that begin, go on with and end runs.
extension Verb {
    static let running: [Verb] = [run, resume, status, watch, stop, submit]

    static let run = Verb(
        name: "run", arguments: "OBJECTIVE…", summary: "take objectives through the workflow",
        options: [
            .workers, Option(name: "--worktree", summary: "work in a git worktree, also with one objective"),
            .priority, .retries, .batches,
            Option(name: "--base", placeholder: "COMMIT", summary: "where branches begin (default: HEAD)"),
            Option(name: "--keep-failed", summary: "keep the worktrees of failed objectives for a look"),
            Option(name: "--integrate", summary: "merge finished branches onto an integration branch"),
            Option(
                name: "--acquire-timeout", placeholder: "S", summary: "seconds to wait for a worktree (default: 300)",
                check: .number(atMost: 86_400)),
            Option(
                name: "--max-queue-size", placeholder: "N", summary: "objectives that may wait (default: any number)",
                check: .count(atMost: 1_000_000)),
            Option(name: "--fresh", summary: "archive an unfinished run of it and begin anew"), .maxHours,
            .maxCost, .maxTokens, .maxConcurrent,
            .skip,
            Option(name: "--dry-run", summary: "show the plan; nothing is started or written"), .wait, .background,
            .detachAgents, .plain, .json, .stages, .stateDirectory,
        ],
        examples: [
            "run objective.md", "run objective.md --dry-run", "run objective.md --max-hours 2.5 --max-concurrent 4",
            "run a.md b.md plans/*.md --workers 3", "run a.md b.md --priority b.md=5 --integrate",
        ])

    static let submit = Verb(
        name: "submit", arguments: "OBJECTIVE…", summary: "hand objectives to a session that is at work",
        options: [
            Option(name: "--session", placeholder: "ID", summary: "the session (default: the one at work)"),
            .priority, .retries, .batches, .json, .stateDirectory,
        ],
        examples: ["submit c.md", "submit c.md --priority 5 --session 20261121-164412-1a2b3c4d"])

    static let resume = Verb(
        name: "resume", arguments: "[FEATURE]", summary: "go on with a run or session where it stopped",
        options: [
            .newMaxHours, .newMaxCost, .newMaxTokens, .maxConcurrent, .skip,
            Option(name: "--take-changes", summary: "use the changed workflow and objective"),
            Option(name: "--refresh", summary: "do again what changes have made stale"),
            Option(name: "--from", placeholder: "STAGE", summary: "do this stage and all after it again"),
            Option(name: "--until", placeholder: "STAGE", summary: "go no further than this stage"),
            Option(name: "--dry-run", summary: "show what would be done; nothing is started or written"),
            .wait, .background, .detachAgents, .plain, .json, .stateDirectory,
        ],
        examples: [
            "resume", "resume add-a-greeting --max-hours 12", "resume --take-changes --refresh",
            "resume --until PLAN_REVIEW",
        ])

    static let status = Verb(
        name: "status", arguments: "[FEATURE]", summary: "show how far a run or a session is",
        options: [.json, .stateDirectory],
        examples: ["status", "status add-a-greeting --json", "status 20261121-164412"])

    static let watch = Verb(
        name: "watch", arguments: "[FEATURE]", summary: "look on while another process runs",
        options: [.plain, .json, .stateDirectory], examples: ["watch", "watch add-a-greeting"])

    static let stop = Verb(
        name: "stop", arguments: "[FEATURE]", summary: "end a run from anywhere; its state is kept",
        options: [.stateDirectory], examples: ["stop", "stop add-a-greeting"])
}
