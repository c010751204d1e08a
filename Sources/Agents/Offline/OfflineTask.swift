package import Configuration
package import StateMachine

/// What the offline agent is asked to do, with everything that it may know; it reads no files itself.
package struct OfflineTask: Sendable {
    /// What is wanted of the agent.
    package enum Role: Sendable {
        case work, review, fix
    }

    /// What is wanted: work, a review or a fix.
    package var role: Role
    /// The stage that runs; in a fix the review or acceptance stage that asks for it.
    package var stage: Stage
    package var workflow: Workflow
    package var objective: Objective
    /// The contents of the artifacts that exist, by name.
    package var artifacts: [String: String]
    /// The work stage under review, where there is a mapping.
    package var reviewedStage: Stage?
    /// All ancestors of the stage, in order.
    package var previousStages: [Stage]
    /// What a reviewer or failed scenarios asked for.
    package var feedback: String?

    /// Makes a task.
    package init(
        role: Role, stage: Stage, workflow: Workflow, objective: Objective, artifacts: [String: String] = [:],
        reviewedStage: Stage? = nil, previousStages: [Stage] = [], feedback: String? = nil
    ) {
        self.role = role
        self.stage = stage
        self.workflow = workflow
        self.objective = objective
        self.artifacts = artifacts
        self.reviewedStage = reviewedStage
        self.previousStages = previousStages
        self.feedback = feedback
    }

    /// The stages whose work is reviewed or fixed: by the mapping, else the direct predecessors that do work.
    var subjects: [Stage] {
        if role == .work { return [stage] }
        if let reviewedStage { return [reviewedStage] }
        guard stage.kind == .review, let position = workflow.position(of: stage.name) else { return [stage] }
        return workflow.predecessors[position].map { workflow.stages[$0] }.filter { $0.kind == .work }
    }
}
