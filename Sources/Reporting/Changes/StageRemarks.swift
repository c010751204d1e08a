package import RunStorage
package import StateMachine

/// What programs are told of the stages of a run besides their state.
package enum StageRemarks {
    /// The remarks by the positions of the stages.
    package static func find(_ state: RunState, of workflow: Workflow, stale: StaleStages) -> [Int: StageRemark] {
        var remarks = stale.sentences.mapValues { StageRemark(staleBecause: $0) }
        for position in state.stages.indices where state.stages[position].status == .waiting {
            let stage = workflow.stages[position]
            remarks[position, default: StageRemark()].question = stage.asked?.question
            remarks[position]?.waitingUntil = stage.deadline(state.stages[position])?.moment
        }
        return remarks
    }
}
