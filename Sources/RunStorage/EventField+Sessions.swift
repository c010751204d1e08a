import JSONText
import StateMachine

extension EventField {
    /// The fields that only events of sessions have.
    static let ofSessions: [EventField] = [
        .integer("execution", "The objective of the session, by its number from 1.", \.execution),
        .text("worker", "The worker of the session.", \.worker),
        .text("worktree", "The worktree that the objective works in, absolute.", \.worktree),
        .flag("worktree_kept", "Whether that worktree stays where it is.", \.isWorktreeKept),
        .text("branch", "The branch that changes are committed to.", \.branch),
        changes,
        priority,
        needs,
        .text("batches", "The batches of the plan that are to be done.", \.batches),
        .text("submission", "The name under which the objective was handed in.", \.submission),
        .integer("workers", "How many objectives are at work at once.", \.workers),
        .integer("retries", "How often an objective is tried again.", \.retries),
        .seconds("acquire_timeout_seconds", "Seconds that an objective waits for a worktree.", \.acquireSeconds),
        .integer("max_concurrent", "How many stages of each run may be at work at once.", \.maximumConcurrent),
        .integer("max_queue_size", "How many objectives may wait.", \.maximumQueueSize),
        .flag("uses_worktrees", "Whether objectives work in worktrees of their own.", \.usesWorktrees),
        .flag("keep_failed", "Whether the worktrees of failed objectives are kept.", \.keepsFailed),
        .flag("integrate", "Whether finished branches are brought together.", \.integrates),
    ]

    private static let changes = EventField(
        key: "changes", summary: "How much has changed.", schema: ChangeCount.schema,
        write: { event, writer in
            guard let changes = event.changes else { return }
            writer.key("changes")
            changes.write(to: &writer)
        }, read: { value, event in event.changes = ChangeCount(value) })

    private static let priority = EventField(
        key: "priority", summary: "Where the objective stands in the queue: higher ones first.",
        schema: .integer(Int.min...Int.max),
        write: { if let value = $0.priority { $1.member("priority", value) } }, read: { $1.priority = $0.integer })

    private static let needs = EventField(
        key: "needs", summary: "The objectives that must be completed first, by their numbers.", schema: [Int].schema,
        write: { event, writer in
            guard let needs = event.needs, !needs.isEmpty else { return }
            writer.key("needs")
            needs.write(to: &writer)
        }, read: { value, event in event.needs = value.elements?.compactMap(\.integer) })
}
