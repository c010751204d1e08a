import JSONText
import StateMachine

/// The keys that say how an agent is called, for an agent and for the defaults of all.
enum RunnerKeys {
    static let list: [Key<AgentDraft>] = program + conversation + output + limits

    private static let program: [Key<AgentDraft>] = [
        .word(
            "runner", "How the agent is called: \(RunnerKind.names.joined(separator: ", ")).",
            Words("runner", RunnerKind.names)
        ) {
            $0.runner = RunnerKind($1)
        },
        .texts(
            "command", "The program that plays the agent: prompt on standard input, reply on standard output.",
            .command
        ) {
            $0.command = $1
        }.examples(.texts(["./agent.sh", "--fast"])),
        .text("model", "The model that the program is to use.", .optionText, allowsNull: true) { $0.model = $1 },
        .word(
            "permission_mode", "What it may do: read-only, edit or full; by its role when absent.",
            Words("permission mode", PermissionMode.allCases.map(\.rawValue))
        ) {
            $0.permissionMode = PermissionMode(rawValue: $1)
        },
        .texts("runner_args", "Further arguments for the program, after teambot's own.", .of(.argument)) {
            $0.runnerArguments = $1
        },
    ]

    private static let conversation: [Key<AgentDraft>] = [
        .word(
            "session", "fresh: each attempt is a conversation of its own; continue: all are one.",
            Words("session", ["fresh", "continue"])
        ) {
            $0.continuesSession = $1 == "continue"
        }.standard(.text("fresh")),
        .texts(
            "fallback", "Programs that take over, in this order, where its own cannot be used now.",
            ListRule(element: .fallback) { "\($0) is named twice here; remove one of them." }
        ) {
            $0.fallback = FallbackCheck.programs($1)
        },
    ]

    private static let output: [Key<AgentDraft>] = [
        .word(
            "output", "What a command prints: text, or json with \"paths\".", Words("output", ["text", "json"])
        ) {
            $0.isOutputJSON = $1 == "json"
        }.standard(.text("text")),
        .object(
            "paths", "Where the JSON of a command has what.", OutputPathKeys.table, { _, _ in CommandOutput() }
        ) {
            $0.paths = $1
        },
    ]

    private static let limits: [Key<AgentDraft>] = [
        .dollars("max_cost_usd", "US dollars that one attempt of the agent may cost.", allowsNull: true) {
            $0.budget.costUSD = $1
        },
        .wholeNumber("max_tokens", Limits.tokens, "Tokens that one attempt of the agent may use.", allowsNull: true) {
            $0.budget.tokens = $1
        },
    ]
}
