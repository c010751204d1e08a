import StateMachine

/// The keys of an agent that only some runners can use; the raw value is the key.
enum RunnerOption: String, CaseIterable {
    case model
    case permissionMode = "permission_mode"
    case runnerArguments = "runner_args"
    case session, fallback, output, paths
    case maximumCost = "max_cost_usd"
    case maximumTokens = "max_tokens"

    /// Why an agent with this runner has no use for it, as a sentence; nil where it has.
    ///
    /// - Parameter output: where a command's JSON has what; nil where it prints text.
    func objection(for kind: RunnerKind, output: CommandOutput?) -> String? {
        switch kind {
        case .offline:
            return "The offline agent has no use for \"\(rawValue)\"; remove it, or choose another \"runner\"."
        case .command: return objectionOfCommand(output)
        case .acp: return self == .runnerArguments ? Self.ownArguments : objectionOfProgram("an ACP agent")
        case .program(let program) where [.aider, .goose].contains(program) && self == .session:
            return "\(program.rawValue) tells no conversation that could be continued; remove \"session\", or choose "
                + "another runner."
        case .program(let program): return objectionOfProgram(program.rawValue)
        }
    }

    private static let ownArguments =
        "\"runner_args\" are for the programs that teambot knows; write the arguments into \"command\"."

    private func objectionOfProgram(_ program: String) -> String? {
        guard self == .output || self == .paths else { return nil }
        return "\"\(rawValue)\" is for an agent that is a command; remove it, because teambot knows what "
            + "\(program) prints."
    }

    private func objectionOfCommand(_ output: CommandOutput?) -> String? {
        switch self {
        case .model, .permissionMode:
            return "A command has no use for \"\(rawValue)\"; write what it needs into \"command\"."
        case .runnerArguments: return Self.ownArguments
        case .session where output?.session == nil:
            return "A command can continue a conversation only where its \"output\" is \"json\" and \"paths\" has "
                + "\"session\"; add that, or remove \"session\"."
        case .maximumCost where output?.costUSD == nil && !(output?.tellsTokens ?? false),
            .maximumTokens where !(output?.tellsTokens ?? false):
            return "A command tells what it uses only where its \"output\" is \"json\" and \"paths\" says where; "
                + "add that, or remove \"\(rawValue)\"."
        default: return nil
        }
    }
}

extension CommandOutput {
    /// Whether it tells the tokens that were used.
    var tellsTokens: Bool { inputTokens != nil && outputTokens != nil }
}
