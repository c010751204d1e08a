/// What a session comes to at a moment, computed from times and results.
package struct SessionFigures: Sendable, Equatable {
    /// How many objectives have each status.
    package let counts: [ExecutionStatus: Int]
    package let total: Int
    /// Of all objectives, in percent; 0 where there are none. What has changed nothing is no success.
    package let successRate: Double
    /// Seconds that engines have had the session.
    package let wallSeconds: Double
    /// Seconds that workers have worked, all together.
    package let workedSeconds: Double
    /// For each worker the share of the wall time in which it has worked, from 0 to 1.
    package let utilization: [Double]

    /// Computes the figures of a session at a moment.
    package init(_ state: SessionState, at now: Timestamp) {
        counts = Dictionary(state.executions.map { ($0.status, 1) }, uniquingKeysWith: +)
        total = state.executions.count
        successRate = total == 0 ? 0 : Double(counts[.complete] ?? 0) / Double(total) * 100
        let wall = state.elapsedSeconds(at: now)
        wallSeconds = wall
        // Objectives and workers are looked at by the same moments, so that both sums agree.
        let busy = state.workers.map { $0.busySeconds(at: state.finishedAt ?? now) }
        workedSeconds = busy.reduce(0, +)
        utilization = busy.map { wall > 0 ? min(1, $0 / wall) : 0 }
    }

    /// How many objectives have a status.
    package func count(_ status: ExecutionStatus) -> Int { counts[status] ?? 0 }

    /// How many have come to their end.
    package var ended: Int { ExecutionStatus.allCases.filter(\.isFinal).reduce(0) { $0 + count($1) } }
}

extension SessionState {
    /// The status that the session has when its engine ends it now.
    package func finalStatus(wasCancelled: Bool) -> SessionStatus {
        if executions.isEmpty { return .noTests }
        if wasCancelled { return .cancelled }
        let satisfied = executions.count { $0.status.satisfiesNeeds }
        if satisfied == executions.count { return leavesOut ? .partialSuccess : .complete }
        return satisfied == 0 ? .failed : .partialSuccess
    }

    /// The exit codes of what is not complete, as they are told when several are true (see `Outcome`).
    package var exitCode: Int32 {
        let codes = Set(executions.filter { !$0.status.satisfiesNeeds }.map { Int32($0.exitStatus ?? 0) })
        let order: [Int32] = [8, 129, 130, 143, 124, 6, 1, 4, 3, 5, 2, 7]
        if let first = order.first(where: codes.contains) { return first }
        // What could not begin because of another has no code of its own.
        return executions.allSatisfy(\.status.satisfiesNeeds) && !executions.isEmpty && !leavesOut ? 0 : 1
    }

    /// Whether a finished branch was to be integrated and is not.
    private var leavesOut: Bool {
        options.integrates && executions.contains { $0.status == .complete && $0.integration != .merged }
    }
}
