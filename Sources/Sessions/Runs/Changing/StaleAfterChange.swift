import Orchestration
import RunStorage
import StateMachine

/// The stages that are stale now or become so when the changed originals are taken: asked of the run as it will be, so
/// that what is announced is what is done.
struct StaleAfterChange {
    private let run: RunDirectory
    private let inputs: Inputs

    /// Looks at a run with the copies that it has.
    init(_ run: RunDirectory, _ inputs: Inputs) {
        self.run = run
        self.inputs = inputs
    }

    /// These stages of a run that goes on with its copies.
    func stages(_ state: RunState) throws -> [StaleStage] {
        try Freshness(run, inputs.workflow, inputs.objective).staleStages(state)
    }

    /// These stages of a run that takes changes.
    ///
    /// - Parameters:
    ///   - state: by the changed workflow.
    ///   - resumed: the fact that takes them.
    func stages(_ state: RunState, taking changed: Inputs, with resumed: Event) throws -> [StaleStage] {
        var state = state
        state.apply(resumed, in: changed.workflow)
        let replaced = ReplacedCopies(
            inputs.workflow, text: inputs.workflowBytes, inputs.objective, text: inputs.objectiveBytes)
        return try Freshness(run, taking: changed.workflow, changed.objective, insteadOf: replaced).staleStages(state)
    }
}
