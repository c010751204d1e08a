/// The verbs that one needs before the first run.
extension Verb {
    static let preparing: [Verb] = [initialize, validate, agents, schema, completion]

    static let initialize = Verb(
        name: "init", arguments: "", summary: "write stages.json, objective.md and state/",
        options: [
            Option(name: "--force", summary: "overwrite files that are there"),
            Option(name: "--offline", summary: "a team that works without any agent program"), .stages, .stateDirectory,
        ],
        examples: ["init", "init --offline"])

    static let validate = Verb(
        name: "validate", arguments: "[OBJECTIVE]", summary: "check the workflow and an objective",
        options: [.stages, .json], examples: ["validate", "validate objective.md --stages other.json"])

    static let agents = Verb(
        name: "agents", arguments: "[check] [NAME]",
        summary: "list the team and its programs; check asks them", options: [.stages, .json],
        examples: ["agents", "agents check", "agents check reviewer --json"])

    static let schema = Verb(
        name: "schema", arguments: "[state|event|session]",
        summary: "print a JSON Schema, by default of stages.json", options: [],
        examples: ["schema > stages.schema.json", "schema state", "schema event", "schema session"])

    static let completion = Verb(
        name: "completion", arguments: "bash|zsh|fish", summary: "print what makes a shell complete teambot",
        options: [],
        examples: [
            "completion bash > ~/.local/share/bash-completion/completions/teambot",
            "completion fish > ~/.config/fish/completions/teambot.fish",
        ])
}
