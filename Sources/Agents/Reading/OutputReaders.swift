package import Execution
package import RunStorage
internal import StateMachine

/// Chooses who understands the output of an attempt.
package enum OutputReaders {
    /// The reader for an order; nil where nobody knows the runner, or its standard output is itself the reply.
    package static func reader(for order: ReadingOrder) -> (any OutputReader)? {
        switch order.runner {
        case "acp": return DialectReader(.acp, order: order)
        case "command": return order.paths.map { DialectReader(.command($0), order: order) }
        default:
            switch AgentProgram(rawValue: order.runner) {
            case .claude: return DialectReader(.claude, order: order)
            case .codex: return DialectReader(.codex, order: order)
            case .copilot: return DialectReader(.copilot, order: order)
            case .gemini: return DialectReader(.gemini, order: order)
            case .opencode: return DialectReader(.opencode, order: order)
            case .goose: return DialectReader(.goose, order: order)
            case .aider: return AiderReader(order: order)
            case nil: return nil
            }
        }
    }
}

extension Dialect {
    /// The dialect of a command, by the paths that it was configured with.
    static func command(_ output: CommandOutput) -> Dialect {
        .command(
            (output.reply, .reply), (output.costUSD, .cost), (output.inputTokens, .inputTokens),
            (output.outputTokens, .outputTokens), (output.cachedTokens, .cachedInput), (output.session, .session))
    }
}
