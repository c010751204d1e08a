import JSONText
import StateMachine

extension Execution: Recorded {
    static var fields: [RecordField<Execution>] { table }

    private static let table: [RecordField<Execution>] = [
        .always("execution", "Its number in the session, from 1.") { $0.number },
        .always("objective_file", "The objective that the user named, absolute.") { $0.objectiveFile },
        .always("objective_name", "The objective's title.") { $0.title },
        .always("status", "How it stands.") { $0.status },
        .orNull("feature", "The name of its run's directory.") { $0.feature },
        .orNull("run_id", "The identity of its run.") { $0.runID },
        .orNull("worktree", "Where its worktree is or was, absolute.") { $0.worktree },
        .always("worktree_kept", "Whether its worktree was kept for a look.") { $0.isWorktreeKept },
        .orNull("branch", "The branch that its changes are committed to.") { $0.branch },
        .orNull("base_commit", "The commit on which its branch began.") { $0.baseCommit },
        .orNull("commit", "The commit that has its changes.") { $0.commit },
        .orNull("changes", "How much it has changed.") { $0.changes },
        .orNull("worker", "The worker that has it or had it last.") { $0.worker },
        .always("priority", "Higher ones begin first.") { AnyInteger(value: $0.priority) },
        .always("needs", "The objectives that it needs, by their numbers.") { $0.needs },
        .orNull("batches", "The batches of its plan that are to be done.") { $0.batches },
        .always("retry_count", "How often it was tried again.") { $0.retryCount },
        .always("max_retries", "How often it may be tried again.") { $0.retries },
        .orNull("retry_at", "When it is tried again.") { $0.retryAt },
        .always("queued_at", "When it was queued.") { $0.queuedAt },
        .orNull("started_at", "When it first began.") { $0.startedAt },
        .orNull("finished_at", "When it ended.") { $0.finishedAt },
        .orNull("duration_seconds", "Seconds from its beginning to its end.") { $0.durationSeconds },
        .always("worked_seconds", "Seconds that workers have had it.") { $0.workedSeconds },
        .orNull("exit_status", "The exit code of its last run.") { $0.exitStatus },
        .orNull("error", "Why it is not complete.") { $0.error },
        .always("errors", "The errors of all tries, the earliest first.") { $0.errors },
        .orNull("integration", "What became of its branch when branches were brought together.") { $0.integration },
        .orNull("integration_error", "Why it was not integrated.") { $0.integrationError },
    ]
}

/// A number that may be below 0.
private struct AnyInteger: RecordValue {
    let value: Int

    static var schema: JSONSchema { .integer(Int.min...Int.max) }
    func write(to writer: inout JSONWriter) { writer.integer(value) }
}
