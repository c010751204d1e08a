/// The verbs that begin, go on with and end runs.
extension Verb {
    static let running: [Verb] = [run, resume, status, watch, stop, approve, reject]

    static let run = Verb(
        name: "run", arguments: "OBJECTIVE", summary: "take an objective through the workflow",
        options: [
            Option(name: "--fresh", summary: "archive an unfinished run of it and begin anew"), .maxHours,
            .maxCost, .maxTokens, .maxConcurrent,
            Option(name: "--skip", placeholder: "NAME", summary: "skip an optional stage", isRepeatable: true),
            Option(name: "--dry-run", summary: "show the plan; nothing is started or written"), .background,
            .detachAgents, .plain, .json, .stages, .stateDirectory,
        ],
        examples: [
            "run objective.md", "run objective.md --dry-run", "run objective.md --max-hours 2.5 --max-concurrent 4",
        ])

    static let resume = Verb(
        name: "resume", arguments: "[FEATURE]", summary: "go on with a run where it stopped",
        options: [
            .newMaxHours, .newMaxCost, .newMaxTokens, .maxConcurrent,
            Option(name: "--take-changes", summary: "use the changed workflow and objective"), .background,
            .detachAgents, .plain, .json, .stateDirectory,
        ],
        examples: ["resume", "resume add-a-greeting --max-hours 12"])

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

    static let approve = Verb(
        name: "approve", arguments: "[FEATURE] STAGE", summary: "say yes to a stage that waits for it",
        options: [.comment, .stateDirectory],
        examples: ["approve SHIP", "approve add-a-greeting SHIP --comment \"looks good\""])

    static let reject = Verb(
        name: "reject", arguments: "[FEATURE] STAGE", summary: "say no to a stage that waits; the stage fails",
        options: [.comment, .stateDirectory], examples: ["reject SHIP --comment \"not yet\""])
}
