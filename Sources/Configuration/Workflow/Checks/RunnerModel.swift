package import StateMachine

/// Whether a model can be chosen for a runner.
package enum RunnerModel {
    /// Whether an agent with this runner may have a `model`.
    package static func isTaken(by runner: Runner) -> Bool {
        switch runner {
        case .offline: RunnerOption.model.objection(for: .offline, output: nil) == nil
        case .command(_, let output): RunnerOption.model.objection(for: .command, output: output) == nil
        case .acp: RunnerOption.model.objection(for: .acp, output: nil) == nil
        case .program(let program): RunnerOption.model.objection(for: .program(program), output: nil) == nil
        }
    }
}
