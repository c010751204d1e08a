extension RunState {
    /// Positions of the stages that may start now: not yet begun, and every stage before them done.
    ///
    /// A stage that was skipped ahead of its turn opens nothing: what comes after it also waits for what came before.
    package func readyStages(in workflow: Workflow) -> [Int] {
        stages.indices.filter { isReady($0, in: workflow) }
    }

    /// Positions of the stages that the end of a stage has made ready, those behind stages that are done included; also
    /// what is there for its failure.
    package func readyStages(after position: Int, in workflow: Workflow) -> [Int] {
        let handler = workflow.stages[position].onFailure.flatMap(workflow.position)
        // A stage may have been reopened, and all before it done again, while its end was still being worked upon.
        var found = [handler, position].compactMap(\.self).filter { isReady($0, in: workflow) }
        var seen = Set<Int>()
        var open = Array(workflow.successors[position].reversed())
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if isReady(next, in: workflow) { found.append(next) }
            // What was reopened may be the last thing for which a stage far behind it has waited.
            if opensNext(next, in: workflow) { open += workflow.successors[next].reversed() }
        }
        return found
    }

    /// Whether a stage may start now.
    package func isReady(_ position: Int, in workflow: Workflow) -> Bool {
        guard stages[position].status == .pending, !isHeldBack(position, in: workflow) else { return false }
        if workflow.handlesFailures(position) {
            // What an earlier engine has begun is taken to its end, also where nothing is failed any more.
            if stages[position].log.contains(where: { $0.outcome == nil }) { return true }
            // One that still runs may fail, too: then both are told at once.
            let handled = workflow.failuresHandled[position]
            return handled.contains { stages[$0].status == .failed }
                && !handled.contains { stages[$0].status == .running }
        }
        return isOpen(position, in: workflow)
    }

    /// Positions of the stages that have failed, and of those that can no longer start because of them.
    func deadStages(in workflow: Workflow) -> Set<Int> {
        guard stages.contains(where: { $0.status == .failed || $0.status == .blocked }) else { return [] }
        var dead = Set<Int>()
        // What is done stays done; what comes after it waits also for what was to be done before it.
        var passing = Set<Int>()
        for position in workflow.topologicalOrder {
            let isBehind = workflow.predecessors[position].contains { dead.contains($0) || passing.contains($0) }
            switch stages[position].status {
            case .completed: if isBehind { passing.insert(position) }
            case .failed where workflow.stages[position].continuesOnFailure: if isBehind { passing.insert(position) }
            case .failed, .blocked: dead.insert(position)
            default: if isBehind { dead.insert(position) }
            }
        }
        return dead
    }

    /// Whether a stage lets go on what comes after it.
    func opensNext(_ position: Int, in workflow: Workflow) -> Bool {
        let status = stages[position].status
        return status.isDone || (status == .failed && workflow.stages[position].continuesOnFailure)
    }

    /// Whether everything before a stage is done. Before a skipped stage it looks further, and before every stage where
    /// one may be done although another before it is not.
    private func isOpen(_ position: Int, in workflow: Workflow) -> Bool {
        var seen = Set<Int>()
        var open = workflow.predecessors[position]
        while let before = open.popLast() {
            guard opensNext(before, in: workflow) else { return false }
            guard isOutOfOrder || stages[before].status == .skipped, seen.insert(before).inserted else { continue }
            open += workflow.predecessors[before]
        }
        return true
    }
}
