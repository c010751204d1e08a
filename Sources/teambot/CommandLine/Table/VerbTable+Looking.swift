/// The verbs that show runs and change none.
extension Verb {
    static let looking: [Verb] = [logs, events, list, history, graph, report]

    static let logs = Verb(
        name: "logs", arguments: "[FEATURE] STAGE", summary: "show what an agent or a command has said",
        options: [
            Option(
                name: "--attempt", placeholder: "N", summary: "which attempt (default: the latest)",
                check: .count(atMost: 1_000_000)),
            Option(name: "--stderr", summary: "standard error instead"),
            Option(name: "--prompt", summary: "what the agent was asked instead"), .follow,
            Option(name: "--raw", summary: "the bytes as they are"), .json, .stateDirectory,
        ],
        examples: ["logs PLAN", "logs add-a-greeting PLAN --attempt 2 --stderr", "logs IMPLEMENTATION -f"])

    static let events = Verb(
        name: "events", arguments: "[FEATURE]", summary: "show the journal of a run or a session",
        options: [.follow, .json, .stateDirectory], examples: ["events", "events add-a-greeting -f --json"])

    static let list = Verb(
        name: "list", arguments: "", summary: "list all sessions and runs, newest first",
        options: [.json, .stateDirectory],
        examples: ["list", "list --json"])

    static let history = Verb(
        name: "history", arguments: "[FEATURE]", summary: "list the runs of one objective, earlier too",
        options: [.json, .stateDirectory], examples: ["history add-a-greeting"])

    static let graph = Verb(
        name: "graph", arguments: "[FEATURE]", summary: "draw the workflow, or how a run went through it",
        options: [
            Option(
                name: "--format", placeholder: "FORMAT", summary: "text (default), mermaid, dot or svg",
                check: .choice(["text", "mermaid", "dot", "svg"])), .json,
            .stages, .stateDirectory,
        ],
        examples: ["graph", "graph add-a-greeting", "graph --format svg > workflow.svg"])

    static let report = Verb(
        name: "report", arguments: "[FEATURE]", summary: "write the report of a run or session as HTML",
        options: [
            Option(name: "--output", placeholder: "FILE", summary: "where to (default: report.html of the run)"), .json,
            .stateDirectory,
        ],
        examples: ["report", "report add-a-greeting --output greeting.html"])
}
