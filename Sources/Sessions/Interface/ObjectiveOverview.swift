import StateMachine

/// How one objective of a session stands at a moment.
public struct ObjectiveOverview: Sendable {
    /// What an objective can be.
    public enum Status: String, Sendable, CaseIterable {
        /// It waits for a worker, or for what it needs.
        case queued
        /// A worker has it.
        case running
        /// It has failed in a way that may pass, and waits for its next try.
        case retrying
        /// Its run is complete, and its changes are on its branch.
        case complete
        /// Its run has failed; `error` says why.
        case failed
        /// Its run is complete, but it has changed nothing.
        case noChanges = "no_changes"
        /// The session was ended before it was done.
        case cancelled
        /// It waits for a person, or needs an objective that was not completed.
        case blocked
    }

    /// Its number in the session, from 1.
    public let number: Int
    /// Its file, absolute.
    public let objectiveFile: String
    /// What its file says as its title.
    public let title: String
    /// How it stands.
    public let status: Status
    /// The name of its run's directory below `state/`; nil before it has begun.
    public let feature: String?
    /// The identity of its run; nil before it has begun.
    public let runID: String?
    /// Where its worktree is or was; nil without one.
    public let worktree: String?
    /// The branch that its changes are committed to; nil without a worktree.
    public let branch: String?
    /// The commit that has its changes; nil where there are none.
    public let commit: String?
    /// How often it was tried again.
    public let retryCount: Int
    /// Why it is not complete, as a sentence.
    public let error: String?
    /// The errors of all tries, the earliest first.
    public let errors: [String]
    /// Seconds that workers have had it.
    public let workedSeconds: Double
    /// What became of its branch when branches were brought together: `merged`, `conflict`, `check_failed` or `failed`.
    public let integration: String?

    init(_ execution: Execution) {
        number = execution.number
        objectiveFile = execution.objectiveFile
        title = execution.title
        status = Status(rawValue: execution.status.rawValue) ?? .running
        feature = execution.feature
        runID = execution.runID
        worktree = execution.worktree
        branch = execution.branch
        commit = execution.commit
        retryCount = execution.retryCount
        error = execution.error
        errors = execution.errors
        workedSeconds = execution.workedSeconds
        integration = execution.integration?.rawValue
    }
}
