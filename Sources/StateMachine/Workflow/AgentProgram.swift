/// The agent programs that teambot knows how to call; the raw value is the `runner` of `stages.json`.
package enum AgentProgram: String, Sendable, CaseIterable {
    case claude, codex, copilot, gemini, opencode, goose, aider

    /// Whether it tells what it uses while it works, so that it can be ended at its limit.
    package var streamsUsage: Bool {
        switch self {
        case .claude, .copilot, .opencode: true
        case .codex, .gemini, .goose, .aider: false
        }
    }
}

extension Runner {
    /// Whether what an attempt uses is known before its end, or nothing of the kind is ever known.
    package var streamsUsage: Bool {
        switch self {
        case .program(let program): program.streamsUsage
        case .command(_, let output): output == nil
        case .offline, .acp: true
        }
    }
}
