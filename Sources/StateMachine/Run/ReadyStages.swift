extension RunState {
    /// Positions of the stages that may start now: not yet begun, and every stage before them done.
    ///
    /// A stage that was skipped ahead of its turn opens nothing: what comes after it also waits for what came before.
    package func readyStages(in workflow: Workflow) -> [Int] {
        stages.indices.filter { isReady($0, in: workflow) }
    }

    /// Positions of the stages that a finished stage has made ready, those behind skipped stages included.
    package func readyStages(after position: Int, in workflow: Workflow) -> [Int] {
        var found: [Int] = []
        var seen = Set<Int>()
        var open = Array(workflow.successors[position].reversed())
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if isReady(next, in: workflow) { found.append(next) }
            if stages[next].status == .skipped { open += workflow.successors[next].reversed() }
        }
        return found
    }

    /// Positions of the stages that have failed, and of those that can no longer start because of them.
    func deadStages(in workflow: Workflow) -> Set<Int> {
        guard stages.contains(where: { $0.status == .failed || $0.status == .blocked }) else { return [] }
        var dead = Set<Int>()
        for position in workflow.topologicalOrder {
            switch stages[position].status {
            case .completed: break
            case .failed, .blocked: dead.insert(position)
            default: if workflow.predecessors[position].contains(where: dead.contains) { dead.insert(position) }
            }
        }
        return dead
    }

    private func isReady(_ position: Int, in workflow: Workflow) -> Bool {
        stages[position].status == .pending && isOpen(position, in: workflow)
    }

    /// Whether everything before a stage is done; before a skipped stage it looks further.
    private func isOpen(_ position: Int, in workflow: Workflow) -> Bool {
        var seen = Set<Int>()
        var open = workflow.predecessors[position]
        while let before = open.popLast() {
            guard stages[before].status.isDone else { return false }
            guard stages[before].status == .skipped, seen.insert(before).inserted else { continue }
            open += workflow.predecessors[before]
        }
        return true
    }
}
