/// How a session stands.
package enum SessionStatus: String, Sendable, CaseIterable {
    case initializing, running, complete
    /// Something is complete, and something is not.
    case partialSuccess = "partial_success"
    /// Nothing is complete.
    case failed
    case cancelled
    /// There was nothing to do.
    case noTests = "no_tests"
}
