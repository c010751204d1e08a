import RunStorage

/// An attempt that has ended by itself, successfully or in a way that the caller accepts.
struct FinishedAttempt: Sendable {
    /// Its files.
    let directory: AttemptDirectory
    /// How it ended.
    let result: AttemptResult
}
