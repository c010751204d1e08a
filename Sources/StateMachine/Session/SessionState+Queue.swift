extension SessionState {
    /// Whether an objective can begin now.
    func isReady(_ position: Int) -> Bool {
        executions[position].status == .queued
            && executions[position].needs.allSatisfy { execution($0)?.status.satisfiesNeeds ?? false }
    }

    mutating func findReady() {
        ready = executions.indices.filter(isReady).sorted { comes($1, before: $0) }
    }

    mutating func removeReady(_ position: Int) {
        if ready.last == position { ready.removeLast() } else { ready.removeAll { $0 == position } }
    }

    mutating func insertReady(_ position: Int) {
        var (low, high) = (0, ready.count)
        while low < high {
            let middle = (low + high) / 2
            if comes(position, before: ready[middle]) { low = middle + 1 } else { high = middle }
        }
        ready.insert(position, at: low)
    }

    private func comes(_ one: Int, before other: Int) -> Bool {
        let (first, second) = (executions[one].priority, executions[other].priority)
        return first == second ? one < other : first > second
    }
}
