import Platform

/// What another process writes and somebody follows: a run, or a session with its runs.
protocol WatchedJournals {
    /// The lock that its engine holds.
    var lock: String { get }
    /// Whether an engine has it now.
    var isOwned: Bool { get }
    /// Can be read when there may be something new.
    var changes: [Descriptor] { get }
    /// Forgets what has been told, so that the next change is told again.
    mutating func reset()
    /// Leaves all that is new to be shown.
    mutating func show() throws
}
