extension RunState {
    /// The position of the first stage before a stage that is not done and stops what comes after it; nil where everything
    /// before it stands.
    package func firstUnfinished(before position: Int, in workflow: Workflow) -> Int? {
        let before = Set(workflow.ancestors(of: position))
        return workflow.topologicalOrder.first { before.contains($0) && !opensNext($0, in: workflow) }
    }
}
