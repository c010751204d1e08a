import Orchestration
package import RunStorage
package import StateMachine

/// An optional stage that a person leaves out.
package struct SkippedStage {
    private let run: RunDirectory
    private let workflow: Workflow
    private let state: RunState

    /// Prepares it for a run whose lock this process has.
    package init(_ run: RunDirectory, _ workflow: Workflow, _ state: RunState) {
        self.run = run
        self.workflow = workflow
        self.state = state
    }

    /// The facts of leaving it out; throws where it cannot be.
    package func facts(_ name: String, by person: String?, comment: String?) throws -> [Event] {
        let position = try NamedStage.position(name, in: workflow)
        let stage = workflow.stages[position]
        try check(stage, state.stages[position].status)
        try LiveAttempts.checkIsAtRest(name, in: run)
        let closed = try LiveAttempts.closing(
            state.stages[position].log, of: name, in: run, because: "The stage is skipped by a person.")
        let skipped = Event(.stageSkipped, stage: name).with {
            $0.message = "skipped by a person"
            $0.by = person
            $0.comment = comment
        }
        return try closed + ScenarioRecord(workflow, run).facts(skipping: stage) + [skipped]
    }

    private func check(_ stage: Stage, _ status: StageStatus) throws {
        if status == .skipped { throw VerbError.usage("The stage \(stage.name) is skipped already.") }
        guard stage.isOptional else {
            let optional = workflow.stages.filter(\.isOptional).map(\.name)
            throw VerbError.usage(
                "The stage \(stage.name) is not optional; only optional stages can be skipped"
                    + (optional.isEmpty ? ", and this workflow has none." : ": \(optional.joined(separator: ", "))."))
        }
        if status == .completed {
            throw VerbError.usage("The stage \(stage.name) is completed; there is nothing to skip.")
        }
    }
}
