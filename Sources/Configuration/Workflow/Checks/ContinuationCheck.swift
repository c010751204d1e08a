import JSONText
import StateMachine

/// `continue_on_failure` where nothing can go on.
enum ContinuationCheck {
    /// Warns of stages after which nothing comes.
    static func check(_ stages: [StageDraft], _ onFailure: OnFailureCheck, _ problems: inout ProblemList) {
        for (position, draft) in stages.enumerated() where draft.stage.continuesOnFailure {
            guard draft.stage.nextStages.isEmpty else { continue }
            let why =
                onFailure.handlesFailures(position)
                ? "a stage that is run for the failure of another changes no outcome."
                : "no stage waits for \(draft.name)."
            problems.warning(
                "\"continue_on_failure\" has no effect here: \(why)", at: draft.source["continue_on_failure"])
        }
    }
}
