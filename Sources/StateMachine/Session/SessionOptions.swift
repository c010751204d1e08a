/// What the user has asked of a session, recorded at its beginning so that a resume goes on as was asked.
package struct SessionOptions: Sendable, Equatable {
    /// How many objectives are at work at once.
    package var workers: Int
    /// How often an objective is tried again where it does not say it itself.
    package var retries: Int
    /// Whether each objective works in a worktree of its own.
    package var usesWorktrees = true
    /// Whether the worktrees of failed objectives stay for a look.
    package var keepsFailed = false
    /// Whether finished branches are brought together at the end.
    package var integrates = false
    /// Seconds that an objective waits for a worktree.
    package var acquireSeconds: Double?
    /// How many objectives may wait; nil for any number.
    package var maximumQueueSize: Int?
    /// How many stages of each run may be at work at once; nil leaves it to the workflow.
    package var maximumConcurrent: Int?
    /// Optional stages that are skipped in every run.
    package var skipped: [String] = []
    /// Seconds that each run may take.
    package var maximumSeconds: Double?
    /// What each run may use.
    package var budget = Budget()

    /// Options with so many workers.
    package init(workers: Int, retries: Int) {
        self.workers = workers
        self.retries = retries
    }

    /// Takes the limits that an event says anew; all others stay.
    package mutating func take(limits event: Event) {
        maximumSeconds = event.maximumSeconds ?? maximumSeconds
        budget.costUSD = event.maximumCost ?? budget.costUSD
        budget.tokens = event.maximumTokens ?? budget.tokens
        maximumConcurrent = event.maximumConcurrent ?? maximumConcurrent
        skipped = event.stages ?? skipped
    }
}
