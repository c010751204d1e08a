import StateMachine

/// Which objectives of a large session are shown where there is room for few.
enum SessionChoice {
    /// The numbers of at most so many, in their order: what is at work, what went wrong, then what was last heard of.
    static func of(_ state: SessionState, most: Int) -> [Int] {
        let ranked = state.executions.map { (rank: rank($0.status), at: moment($0), number: $0.number) }
            .sorted { ($0.rank, -$0.at, $0.number) < ($1.rank, -$1.at, $1.number) }
        return ranked.prefix(max(0, most)).map(\.number).sorted()
    }

    private static func rank(_ status: ExecutionStatus) -> Int {
        switch status {
        case .running, .retrying: 0
        case .failed: 1
        case .blocked: 2
        case .complete, .noChanges, .cancelled: 3
        case .queued: 4
        }
    }

    /// What waits in the queue is not newer for having been queued late.
    private static func moment(_ execution: Execution) -> Int64 {
        execution.status == .queued
            ? 0 : (execution.finishedAt ?? execution.startedAt ?? execution.queuedAt).milliseconds
    }
}
