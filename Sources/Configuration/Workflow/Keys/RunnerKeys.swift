import JSONText
import StateMachine

/// The keys that say how an agent is called, for an agent and for the defaults of all.
enum RunnerKeys {
    static let list: [Key<AgentDraft>] = program + conversation + output + limits

    private static let program: [Key<AgentDraft>] = [
        Key("runner", .text, "How the agent is called: \(RunnerKind.names.joined(separator: ", ")).") {
            draft, source, problems in
            draft.runner = ChoiceCheck.choice("runner", source, among: RunnerKind.names, &problems)
                .flatMap(RunnerKind.init)
        },
        Key("command", .texts, "The program that plays the agent: prompt on standard input, reply on standard output.")
        { draft, source, problems in
            CommandCheck.check(source, &problems)
            draft.command = source.texts
        },
        Key("model", .text, "The model that the program is to use.", allowsNull: true) { draft, source, problems in
            OptionTextCheck.check(source, &problems)
            draft.model = source.value.string
        },
        Key("permission_mode", .text, "What it may do: read-only, edit or full; by its role when absent.") {
            draft, source, problems in
            let known = PermissionMode.allCases.map(\.rawValue)
            draft.permissionMode = ChoiceCheck.choice("permission mode", source, among: known, &problems)
                .flatMap(PermissionMode.init)
        },
        Key("runner_args", .texts, "Further arguments for the program, after teambot's own.") {
            draft, source, problems in
            for index in (source.value.elements ?? []).indices {
                OptionTextCheck.checkForNull(source[index], &problems)
            }
            draft.runnerArguments = source.texts
        },
    ]

    private static let conversation: [Key<AgentDraft>] = [
        Key("session", .text, "fresh: each attempt is a conversation of its own; continue: all are one.") {
            draft, source, problems in
            let word = ChoiceCheck.choice("session", source, among: ["fresh", "continue"], &problems)
            draft.continuesSession = word.map { $0 == "continue" }
        },
        Key("fallback", .texts, "Programs that take over, in this order, where its own cannot be used now.") {
            draft, source, problems in
            draft.fallback = FallbackCheck.programs(source, &problems)
        },
    ]

    private static let output: [Key<AgentDraft>] = [
        Key("output", .text, "What a command prints: text, or json with \"paths\".") { draft, source, problems in
            let word = ChoiceCheck.choice("output", source, among: ["text", "json"], &problems)
            draft.isOutputJSON = word.map { $0 == "json" }
        },
        Key("paths", .object, "Where the JSON of a command has what.") { draft, source, problems in
            var paths = CommandOutput()
            OutputPathKeys.table.read(source, into: &paths, &problems)
            draft.paths = paths
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
