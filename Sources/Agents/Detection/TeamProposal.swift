package import StateMachine

/// Which programs play the team that `init` writes.
package struct TeamProposal: Sendable, Equatable {
    /// In the order in which they are proposed.
    private static let order: [AgentProgram] = [.claude, .codex, .copilot, .gemini, .opencode, .goose, .aider]

    /// Who works.
    package let worker: AgentProgram
    /// Who judges: another program where there is one, because it sees other mistakes.
    package let reviewer: AgentProgram

    /// Chooses among the programs that can be used; nil where there are none.
    package init?(_ found: [FoundProgram]) {
        let usable = Self.order.filter { program in found.contains { $0.program == program && $0.problem == nil } }
        guard let first = usable.first else { return nil }
        worker = first
        reviewer = usable.dropFirst().first ?? first
    }

    /// The text of the shipped `stages.json` with these programs as the team.
    package func applied(to stages: String) -> String {
        stages.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.contains("\"persona\":") else { return String(line) }
            let program = line.contains("\"persona\": \"reviewer\"") ? reviewer : worker
            return String(line.replacing("\"runner\": \"offline\"", with: "\"runner\": \"\(program.rawValue)\""))
        }.joined(separator: "\n")
    }
}
