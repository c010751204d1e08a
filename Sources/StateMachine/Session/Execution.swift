/// One objective of a session: its place in the queue and all that became of it.
package struct Execution: Sendable, Equatable {
    /// Its number in the session, from 1: the order in which objectives were given.
    package var number: Int
    /// The objective that the user named, absolute.
    package var objectiveFile: String
    /// Its title.
    package var title: String
    /// Higher ones begin first.
    package var priority = 0
    /// Objectives that must be completed first, by their numbers.
    package var needs: [Int] = []
    /// How often it may be tried again.
    package var retries: Int
    /// The batches of a plan that are to be done, such as `1-3`; nil for all of them.
    package var batches: String?
    package var status = ExecutionStatus.queued
    /// The name of its run's directory, once it has begun.
    package var feature: String?
    /// The identity of its run.
    package var runID: String?
    /// Where its worktree is; nil where it works without one.
    package var worktree: String?
    package var branch: String?
    /// The commit on which its branch began.
    package var baseCommit: String?
    /// The worker that has it or had it last.
    package var worker: String?
    /// How often it was tried again.
    package var retryCount = 0
    /// When it is tried again.
    package var retryAt: Timestamp?
    package var queuedAt: Timestamp
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    /// When a worker has taken it, while one has it.
    package var takenAt: Timestamp?
    /// Seconds that workers have had it.
    package var workedSeconds = 0.0
    /// Why it is not complete, in a sentence.
    package var error: String?
    /// The errors of all tries, the earliest first.
    package var errors: [String] = []
    /// The exit code of its last run.
    package var exitStatus: Int?
    /// The commit that has its changes.
    package var commit: String?
    package var changes: ChangeCount?
    /// What `git diff --stat` says of its changes.
    package var changedFiles: String?
    /// Whether its worktree was kept for a look.
    package var isWorktreeKept = false
    package var integration: IntegrationResult?
    /// Why it was not integrated, in a sentence.
    package var integrationError: String?

    /// An objective that has just been queued.
    package init(number: Int, objectiveFile: String, title: String, retries: Int, queuedAt: Timestamp) {
        self.number = number
        self.objectiveFile = objectiveFile
        self.title = title
        self.retries = retries
        self.queuedAt = queuedAt
    }

    /// Seconds from its first start to its end.
    package var durationSeconds: Double? {
        guard let startedAt, let finishedAt else { return nil }
        return finishedAt.seconds(since: startedAt)
    }
}
