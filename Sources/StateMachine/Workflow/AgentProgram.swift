/// The agent programs that teambot knows how to call; the raw value is the `runner` of `stages.json`.
package enum AgentProgram: String, Sendable, CaseIterable {
    case claude, codex, copilot, gemini, opencode, goose, aider
}
