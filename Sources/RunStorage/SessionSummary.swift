import JSONText
import Platform
package import StateMachine

/// The little that is needed to list sessions and to tell which runs belong to them.
package struct SessionSummary: Sendable, Equatable {
    package let session: SessionDirectory
    package var startedAt = Timestamp(milliseconds: 0)
    package var finishedAt: Timestamp?
    package var updatedAt: Timestamp?
    /// Nil where neither the state file nor the journal tells.
    package var status: SessionStatus?
    /// How many objectives have each status.
    package var counts: [ExecutionStatus: Int] = [:]
    package var elapsedSeconds = 0.0
    package var workers = 0
    /// The identities of its runs by their features.
    package var runs: [String: String] = [:]
    /// Whether a worktree of it was kept for a look.
    package var keepsWorktree = false

    /// How many objectives there are.
    package var total: Int { counts.values.reduce(0, +) }

    /// How many are done.
    package var done: Int { counts.reduce(0) { $0 + ($1.key.satisfiesNeeds ? $1.value : 0) } }

    /// Whether a run is one of this session.
    package func has(_ run: RunSummary) -> Bool { runs[run.feature] == run.runID }

    /// Reads it from the state file, or from the journal while an engine writes it and where the file is damaged.
    package static func read(_ session: SessionDirectory, isOwned: Bool) -> SessionSummary {
        var summary = SessionSummary(session: session)
        let root = isOwned ? nil : (try? FileSystem.read(session.state, limit: 1 << 30)).flatMap(StateReading.believed)
        if let root {
            summary.fill(root)
        } else if let state = try? SessionLoading.read(session, whileWritten: isOwned).state {
            summary.fill(state)
        }
        return summary
    }

    private init(session: SessionDirectory) { self.session = session }

    private mutating func fill(_ state: SessionState) {
        startedAt = state.startedAt ?? startedAt
        (finishedAt, updatedAt, status) = (state.finishedAt, state.updatedAt, state.status)
        elapsedSeconds = state.elapsedSeconds(at: state.updatedAt ?? startedAt)
        workers = state.options.workers
        for execution in state.executions {
            note(execution.status, execution.feature, execution.runID, execution.isWorktreeKept)
        }
    }

    private mutating func fill(_ root: JSONValue) {
        func moment(_ key: String) -> Timestamp? { root[key]?.string.flatMap(Timestamp.init) }
        startedAt = moment("started_at") ?? startedAt
        (finishedAt, updatedAt) = (moment("finished_at"), moment("updated_at"))
        status = root["status"]?.string.flatMap(SessionStatus.init(rawValue:))
        elapsedSeconds = root["elapsed_seconds"]?.double ?? 0
        workers = root["num_workers"]?.integer ?? 0
        for execution in root["executions"]?.elements ?? [] {
            let status = execution["status"]?.string.flatMap(ExecutionStatus.init(rawValue:))
            note(
                status ?? .failed, execution["feature"]?.string, execution["run_id"]?.string,
                execution["worktree_kept"]?.bool ?? false)
        }
    }

    private mutating func note(_ status: ExecutionStatus, _ feature: String?, _ runID: String?, _ isKept: Bool) {
        counts[status, default: 0] += 1
        if let feature, let runID { runs[feature] = runID }
        keepsWorktree = keepsWorktree || isKept
    }
}
