import JSONText
import StateMachine

/// A session at a moment, as one table for the writer and the schema of `session.json`.
struct SessionRecord {
    let state: SessionState
    let figures: SessionFigures
    let now: Timestamp

    /// What comes before the objectives.
    static let head: [RecordField<SessionRecord>] = [
        .always("schema_version", "The version of this format.") { _ in SessionText.schemaVersion },
        .always("session_id", "The session's identity.") { $0.state.id },
        .always("status", "The status of the session.") { $0.state.status },
        .orNull("started_at", "When the session began.") { $0.state.startedAt },
        .orNull("finished_at", "When it ended.") { $0.state.finishedAt },
        .orNull("updated_at", "When something last happened.") { $0.state.updatedAt },
        .always("elapsed_seconds", "Seconds that engines have had the session.") { $0.figures.wallSeconds },
        .always("last_event", "The number of the last event of the journal that is in this state.") {
            $0.state.lastEvent
        },
        .always("project", "The user's project, absolute.") { $0.state.project },
        .always("stages_file", "The workflow that the user named, absolute.") { $0.state.stagesFile },
        .orNull("base_commit", "The commit on which all branches begin.") { $0.state.baseCommit },
        .always("num_workers", "How many objectives are at work at once.") { $0.state.options.workers },
        .always("retries", "How often an objective is tried again.") { $0.state.options.retries },
        .always("uses_worktrees", "Whether objectives work in worktrees of their own.") {
            $0.state.options.usesWorktrees
        },
        .always("keep_failed", "Whether the worktrees of failed objectives are kept.") { $0.state.options.keepsFailed },
        .always("integrate", "Whether finished branches are brought together.") { $0.state.options.integrates },
        .orNull("integration_branch", "The branch on which they are brought together.") { $0.state.integrationBranch },
        .always("total", "How many objectives there are.") { $0.figures.total },
        .always("counts", "How many objectives have each status.") { StatusCounts(figures: $0.figures) },
        .always("success_rate", "Complete ones of all objectives, in percent.") { $0.figures.successRate },
        .always("worked_seconds", "Seconds that workers have worked, all together.") { $0.figures.workedSeconds },
        .always("workers", "Each worker, and how much of the time it has worked.") { $0.workers },
    ]

    private var workers: [WorkerRecord] {
        zip(state.workers, figures.utilization).map {
            WorkerRecord(worker: $0, busySeconds: $0.busySeconds(at: state.finishedAt ?? now), utilization: $1)
        }
    }
}

/// How many objectives have each status.
private struct StatusCounts: RecordValue {
    let figures: SessionFigures

    static var schema: JSONSchema {
        .object(
            ExecutionStatus.allCases.map { JSONSchemaMember($0.rawValue, $0.summary, Int.schema, isRequired: true) })
    }
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            for status in ExecutionStatus.allCases { object.member(status.rawValue, figures.count(status)) }
        }
    }
}

private struct WorkerRecord: Recorded {
    let worker: WorkerState
    let busySeconds: Double
    let utilization: Double

    static var fields: [RecordField<WorkerRecord>] {
        [
            .always("name", "The worker's name.") { $0.worker.name },
            .orNull("execution", "The objective that it has, by its number.") { $0.worker.execution },
            .always("busy_seconds", "Seconds that it has worked.") { $0.busySeconds },
            .always("utilization", "The share of the time in which it has worked, from 0 to 1.") { $0.utilization },
        ]
    }
}

extension SessionStatus: RecordValue {}
extension ExecutionStatus: RecordValue {}
extension IntegrationResult: RecordValue {}

extension ExecutionStatus {
    /// What the schema says of how many have this status.
    fileprivate var summary: String {
        switch self {
        case .queued: "How many have not begun."
        case .running: "How many a worker has."
        case .retrying: "How many have failed in a way that may pass, and wait for their next try."
        case .complete: "How many are complete and have changed something."
        case .failed: "How many failed."
        case .noChanges: "How many are complete, but have changed nothing."
        case .cancelled: "How many were cancelled."
        case .blocked: "How many wait for a person, or for an objective that was not completed."
        }
    }
}
