package import Configuration
package import StateMachine

/// What a resume is going to do, before anything of it is started or written.
package struct ResumePlan: Sendable {
    /// What becomes of workflow and objective; nil where their changes are not taken.
    package let change: WorkflowChange?
    /// Stages that are done once more because a person wants it, in the order of the graph.
    package let reopened: [String]
    /// Stages that are stale, in the order of the workflow.
    package let stale: [StaleStage]
    /// Whether these are done once more.
    package let isRefreshing: Bool
    /// Stages that are done and depend on those that are done once more: they follow where what they read comes out
    /// differently.
    package let following: [String]
    /// Stages that are not done yet, in the order of the graph.
    package let open: [String]
    /// Stages that are done and stay so.
    package let kept: [String]
    /// The stage after which nothing more is wanted.
    package let last: String?

    /// Makes the plan of a run as it stands.
    ///
    /// - Parameter reopened: positions of stages that a person wants to be done once more.
    init(
        _ state: RunState, of workflow: Workflow, change: WorkflowChange?, reopened: Set<Int>, stale: [StaleStage],
        isRefreshing: Bool, last: String?
    ) {
        self.change = change
        self.isRefreshing = isRefreshing
        self.last = last
        let wanted = last.flatMap(workflow.position).map { Set(workflow.ancestors(of: $0) + [$0]) }
        let order = workflow.topologicalOrder.filter { wanted?.contains($0) ?? true }
        func names(_ isMeant: (Int) -> Bool) -> [String] { order.filter(isMeant).map { workflow.stages[$0].name } }
        self.stale = stale.filter { stage in
            guard let position = workflow.position(of: stage.stage), !reopened.contains(position) else { return false }
            return wanted?.contains(position) ?? true
        }
        let again = reopened.union(isRefreshing ? self.stale.compactMap { workflow.position(of: $0.stage) } : [])
        let after = Set(again.flatMap(workflow.descendants)).subtracting(again)
        self.reopened = names(reopened.contains)
        following = isRefreshing ? names { after.contains($0) && state.stages[$0].status == .completed } : []
        open = names {
            !state.stages[$0].status.isDone && !reopened.contains($0) && !workflow.handlesFailures($0)
        }
        let told = Set(following + self.stale.map(\.stage))
        kept = names {
            state.stages[$0].status == .completed && !again.contains($0) && !told.contains(workflow.stages[$0].name)
        }
    }
}
