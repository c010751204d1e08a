/// What `stages.json` says about running many objectives together, each in a worktree of its own.
package struct SessionSettings: Sendable, Equatable {
    /// Seconds that an objective waits for a worktree where nobody says otherwise.
    package static let defaultAcquireTimeout = 300.0
    /// Further tries of an objective where nobody says otherwise.
    package static let defaultRetries = 2

    /// The directory of the worktrees as written; nil for the one beside the repository.
    package var worktreeDirectory: String?
    /// The command that prepares a new worktree; nil where there is none.
    package var worktreeSetup: [String]?
    /// Paths below a worktree that are kept when it is released.
    package var cachePaths: [String]
    /// The command that must succeed after each merge; nil where there is none.
    package var integrateCheck: [String]?
    /// Objectives that may wait; nil where there is no limit.
    package var maximumQueueSize: Int?
    /// Whether the worktrees of a session are removed at its end.
    package var cleansUpOnCompletion: Bool
    /// Seconds that an objective waits for a worktree.
    package var acquireTimeoutSeconds: Double
    /// Further tries of an objective that failed for a reason that may pass.
    package var retries: Int

    /// Makes settings; everything has the default of `stages.json`.
    package init(
        worktreeDirectory: String? = nil, worktreeSetup: [String]? = nil, cachePaths: [String] = [],
        integrateCheck: [String]? = nil, maximumQueueSize: Int? = nil, cleansUpOnCompletion: Bool = true,
        acquireTimeoutSeconds: Double = SessionSettings.defaultAcquireTimeout,
        retries: Int = SessionSettings.defaultRetries
    ) {
        self.worktreeDirectory = worktreeDirectory
        self.worktreeSetup = worktreeSetup
        self.cachePaths = cachePaths
        self.integrateCheck = integrateCheck
        self.maximumQueueSize = maximumQueueSize
        self.cleansUpOnCompletion = cleansUpOnCompletion
        self.acquireTimeoutSeconds = acquireTimeoutSeconds
        self.retries = retries
    }
}
