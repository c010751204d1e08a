import RunStorage

/// An attempt that has ended by itself, successfully or in a way that the caller accepts.
struct FinishedAttempt: Sendable {
    let directory: AttemptDirectory
    let result: AttemptResult
}
