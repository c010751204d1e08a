package import Configuration
package import Orchestration
package import StateMachine

/// What a resume is going to do, before anything of it is started or written.
package struct ResumePlan: Sendable {
    /// What becomes of workflow and objective; nil where their changes are not taken.
    package let change: WorkflowChange?
    /// Which stages the change lets be done otherwise; the rest makes nothing stale.
    package let redefinition: Redefinition
    /// Stages that are done once more because a person wants it, in the order of the graph.
    package let reopened: [String]
    /// Stages that are stale, in the order of the workflow.
    package let stale: [StaleStage]
    /// Those of them that stay stale whatever becomes of the stages before them, in the same order.
    package let certain: [StaleStage]
    /// The names of the others: they are stale unless what is done before them comes out as it was.
    package var uncertain: [String] {
        let known = Set(certain.map(\.stage))
        return stale.map(\.stage).filter { !known.contains($0) }
    }
    /// Whether these are done once more.
    package let isRefreshing: Bool
    /// Stages that are done and depend on those that are done once more: they follow where what they read comes out
    /// differently.
    package let following: [String]
    /// Stages that are not done yet, in the order of the graph.
    package let open: [String]
    /// Stages that are done and stay so.
    package let kept: [String]
    /// Where what people have changed of a stage's files goes when the stage is done once more, by its name.
    package var placesAside: [String: String] = [:]
    /// Stages that a person wanted to be done by an agent whom the taken changes remove: their own agents do them.
    package let agentsGone: [(stage: String, agent: String)]
    /// Names of stale stages that cannot be accepted yet: something before them is not done.
    package let unacceptable: Set<String>
    /// The stage after which nothing more is wanted.
    package let last: String?

    /// Makes the plan of a run as it stands.
    ///
    /// - Parameter reopened: positions of stages that a person wants to be done once more.
    init(
        _ state: RunState, of workflow: Workflow, change: WorkflowChange?, reopened: Set<Int>,
        redefinition: Redefinition, stale: [StaleStage], isRefreshing: Bool, last: String?
    ) {
        self.change = change
        self.redefinition = redefinition
        self.isRefreshing = isRefreshing
        self.last = last
        agentsGone = change == nil ? [] : state.agentsGone(in: workflow)
        let wanted = last.flatMap(workflow.position).map { Set(workflow.ancestors(of: $0) + [$0]) }
        let order = workflow.topologicalOrder.filter { wanted?.contains($0) ?? true }
        func names(_ isMeant: (Int) -> Bool) -> [String] { order.filter(isMeant).map { workflow.stages[$0].name } }
        self.stale = stale.filter { stage in
            guard let position = workflow.position(of: stage.stage), !reopened.contains(position) else { return false }
            return wanted?.contains(position) ?? true
        }
        unacceptable = Set(
            self.stale.map(\.stage).filter { name in
                workflow.position(of: name).map { state.firstUnfinished(before: $0, in: workflow) != nil } ?? true
            })
        let unsettled = reopened.union(self.stale.compactMap { workflow.position(of: $0.stage) })
            .union(state.stages.indices.filter { !state.stages[$0].status.isDone && !workflow.handlesFailures($0) })
        certain = self.stale.filter { stage in
            if stage.causes.contains(where: \.isOwn) { return true }
            guard let position = workflow.position(of: stage.stage) else { return false }
            return workflow.ancestors(of: position).allSatisfy { !unsettled.contains($0) }
        }
        let again = reopened.union(isRefreshing ? self.stale.compactMap { workflow.position(of: $0.stage) } : [])
        let after = Set(again.flatMap(workflow.descendants)).subtracting(again)
        func isFollowing(_ position: Int) -> Bool {
            after.contains(position) && state.stages[position].status == .completed
                && workflow.stages[position].kind != .marker
        }
        self.reopened = names(reopened.contains)
        following = isRefreshing ? names(isFollowing) : []
        open = names {
            !state.stages[$0].status.isDone && !reopened.contains($0) && !workflow.handlesFailures($0)
        }
        let told = Set(following + self.stale.map(\.stage))
        kept = names {
            state.stages[$0].status == .completed && !again.contains($0) && !told.contains(workflow.stages[$0].name)
        }
    }
}
