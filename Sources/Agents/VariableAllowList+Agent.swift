package import Execution
package import StateMachine

/// Decides which variables of the user's environment an agent gets.
extension VariableAllowList {
    /// The variables that an agent gets, in their order: those that everybody gets, those that the program
    /// needs that plays it now, so that a key in the user's environment simply works, and those of its own globs. What
    /// only a fallback needs waits until that is called.
    package static func passed(
        from environment: [(String, String)], for agent: Agent, by runner: Runner
    ) -> [(String, String)] {
        let preset: Preset? = if case .program(let program) = runner { Preset.of(program) } else { nil }
        let needed = preset?.variables ?? []
        let withheld = (preset?.withheld ?? []).map(NamePattern.init)
        let own = agent.passedVariables.map(NamePattern.init)
        return passed(from: environment, extra: agent.passedVariables + needed).filter { name, _ in
            // Only a glob of the agent itself passes what its program should not have.
            !withheld.contains { $0.matches(name) } || own.contains { $0.matches(name) }
        }
    }
}
