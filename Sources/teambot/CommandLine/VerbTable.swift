extension Verb {
    /// Every verb that teambot knows, in the order of its help.
    static let all: [Verb] =
        [run, resume, status, stop] + views + [initialize, agents, validate, schema, approve, reject, doctor]
        + [completion, help]

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
        name: "status", arguments: "[FEATURE]", summary: "show how far a run is", options: [.json, .stateDirectory],
        examples: ["status", "status add-a-greeting --json"])

    static let stop = Verb(
        name: "stop", arguments: "[FEATURE]", summary: "end a run from anywhere; its state is kept",
        options: [.stateDirectory], examples: ["stop", "stop add-a-greeting"])

    static let initialize = Verb(
        name: "init", arguments: "", summary: "write stages.json, objective.md and state/",
        options: [
            Option(name: "--force", summary: "overwrite files that are there"),
            Option(name: "--offline", summary: "a team that works without any agent program"), .stages, .stateDirectory,
        ],
        examples: ["init", "init --offline"])

    static let agents = Verb(
        name: "agents", arguments: "[check] [NAME]",
        summary: "list the team and its programs; check asks them", options: [.stages, .json],
        examples: ["agents", "agents check", "agents check reviewer --json"])

    static let validate = Verb(
        name: "validate", arguments: "[OBJECTIVE]", summary: "check the workflow and an objective",
        options: [.stages, .json], examples: ["validate", "validate objective.md --stages other.json"])

    static let approve = Verb(
        name: "approve", arguments: "[FEATURE] STAGE", summary: "say yes to a stage that waits for it",
        options: [.comment, .stateDirectory],
        examples: ["approve SHIP", "approve add-a-greeting SHIP --comment \"looks good\""])

    static let reject = Verb(
        name: "reject", arguments: "[FEATURE] STAGE", summary: "say no to a stage that waits; the stage fails",
        options: [.comment, .stateDirectory], examples: ["reject SHIP --comment \"not yet\""])

    static let doctor = Verb(
        name: "doctor", arguments: "[FEATURE]", summary: "examine the files of a run; repair them when asked",
        options: [
            Option(name: "--repair", summary: "repair what needs no guess; what it changes is kept"), .json,
            .stateDirectory,
        ],
        examples: ["doctor", "doctor add-a-greeting --repair"])

    static let schema = Verb(
        name: "schema", arguments: "[state|event]",
        summary: "print the JSON Schema of stages.json, for editors", options: [],
        examples: ["schema > stages.schema.json", "schema state", "schema event"])

    static let completion = Verb(
        name: "completion", arguments: "bash|zsh|fish", summary: "print what makes a shell complete teambot",
        options: [],
        examples: [
            "completion bash > ~/.local/share/bash-completion/completions/teambot",
            "completion fish > ~/.config/fish/completions/teambot.fish",
        ])

    static let help = Verb(
        name: "help", arguments: "[VERB]", summary: "explain teambot or one of its verbs",
        options: [Option(name: "--man", summary: "print the manual page, for man")],
        examples: ["help run", "help --man > ~/.local/share/man/man1/teambot.1"])
}
