package import Configuration
package import RunStorage
package import StateMachine

/// What of a run is stale: derived from its state, its files and the user's, and never stored.
package struct Freshness: Sendable {
    private let run: RunDirectory
    private let workflow: Workflow
    private let objective: Objective

    /// Looks at a run with the copies of workflow and objective that it has now.
    package init(_ run: RunDirectory, _ workflow: Workflow, _ objective: Objective) {
        self.run = run
        self.workflow = workflow
        self.objective = objective
    }

    /// The stale stages in the order of the workflow, each with its causes.
    package func staleStages(_ state: RunState) throws -> [StaleStage] {
        state.stagesWithOtherInputs(in: workflow).sorted().map {
            StaleStage(stage: workflow.stages[$0].name, causes: [.unknown])
        }
    }
}
