import JSONText
import StateMachine

/// The keys at the top of the file for many objectives that run together.
enum SessionKeys {
    static let all: [Key<WorkflowDraft>] = worktrees + queue

    private static let cachePaths = ListRule(element: .cachePath) {
        "The cache path \(QuotedText.shown($0)) stands here twice; remove one."
    }

    private static let worktrees: [Key<WorkflowDraft>] = [
        .text(
            "worktree_dir",
            "The directory of the worktrees, relative to the repository; ../NAME-worktrees beside it when absent.",
            .worktreeDirectory
        ) {
            $0.session.worktreeDirectory = $1
        }.examples(.text("../worktrees")),
        .texts(
            "worktree_setup", "A program that prepares a new worktree, with its arguments; it runs inside of it.",
            .command("worktree_setup")
        ) {
            $0.session.worktreeSetup = $1
        }.examples(.texts(["npm", "ci"])),
        .texts("cache_paths", "Paths below a worktree that are kept when it is released.", cachePaths) {
            $0.session.cachePaths = $1
        }.examples(.texts([".build"])),
        .texts(
            "integrate_check", "A program that must succeed after each merge of --integrate, with its arguments.",
            .command("integrate_check")
        ) {
            $0.session.integrateCheck = $1
        }.examples(.texts(["make", "check"])),
        .flag(
            "cleanup_on_completion", "Whether the worktrees of a session are removed at its end.", standard: true
        ) {
            $0.session.cleansUpOnCompletion = $1
        },
        .seconds("acquire_timeout_seconds", "Seconds that an objective waits for a worktree.") {
            $0.session.acquireTimeoutSeconds = $1
        }.standard(.number(SessionSettings.defaultAcquireTimeout)),
    ]

    private static let queue: [Key<WorkflowDraft>] = [
        .wholeNumber(
            "max_queue_size", Limits.queue, "Objectives that may wait; without a limit when absent.", allowsNull: true
        ) {
            $0.session.maximumQueueSize = $1
        },
        .wholeNumber(
            "retries", Limits.retries,
            "Further tries of an objective of a session that failed for a reason that may pass."
        ) {
            $0.session.retries = $1
        }.standard(.integer(SessionSettings.defaultRetries)),
    ]
}
