extension RunState {
    /// Positions of the stages that may start now: not yet begun, and every stage before them done.
    package func readyStages(in workflow: Workflow) -> [Int] {
        stages.indices.filter { isReady($0, in: workflow) }
    }

    /// Positions of the stages that a finished stage has made ready.
    package func readyStages(after position: Int, in workflow: Workflow) -> [Int] {
        workflow.successors[position].filter { isReady($0, in: workflow) }
    }

    private func isReady(_ position: Int, in workflow: Workflow) -> Bool {
        stages[position].status == .pending
            && workflow.predecessors[position].allSatisfy { stages[$0].status.isDone }
    }
}
