/// What an attempt is made for; the value of `TEAMBOT_ROLE`.
package enum Role: String, Sendable, CaseIterable {
    case work, review, fix, command, test
}

/// How an attempt ended, as far as the run is concerned.
package enum AttemptOutcome: String, Sendable, CaseIterable {
    case succeeded
    case failed
    case timedOut = "timed_out"
    /// Ended by the engine, or lost with its supervisor: it says nothing about the stage.
    case interrupted
}

/// What a reviewer has decided.
package enum VerdictKind: String, Sendable, CaseIterable {
    case approved, rejected
}

/// What a person has decided about an approval stage.
package enum Decision: String, Sendable, CaseIterable {
    case approve, reject
}

/// Why a stage failed, as far as exit codes tell it apart.
package enum FailureKind: String, Sendable, CaseIterable {
    case failed
    case reviewNotApproved = "review_failed"
    case acceptance = "acceptance_test_failed"
    case storage = "error"
}

/// The status of a stage, as written to `state.json`.
package enum StageStatus: String, Sendable, CaseIterable {
    case pending, running, completed, failed, skipped, blocked, waiting, interrupted

    /// Whether the stages after it may start.
    package var isDone: Bool { self == .completed || self == .skipped }
}

/// The status of a run, as written to `state.json`.
package enum RunStatus: String, Sendable, CaseIterable {
    case inProgress = "in_progress"
    case complete
    case failed
    case reviewFailed = "review_failed"
    case acceptanceTestFailed = "acceptance_test_failed"
    case waitingApproval = "waiting_approval"
    case budgetExhausted = "budget_exhausted"
    case cancelled
    case timeout
    case error
}

/// A file that a stage has left, with what proves that it is still the same.
package struct Artifact: Sendable, Equatable {
    /// Relative to the artifacts directory.
    package var path: String
    /// The size.
    package var bytes: Int
    /// Lower-case hexadecimal.
    package var sha256: String

    /// Makes the record of a file.
    package init(path: String, bytes: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// The digest of one acceptance scenario at the moment it was agreed.
package struct ScenarioDigest: Sendable, Equatable {
    /// Such as `AT-001`.
    package var id: String
    /// The beginning of the SHA-256 of what matters in it, lower-case hexadecimal.
    package var sha256: String

    /// Makes the record of a scenario.
    package init(id: String, sha256: String) {
        self.id = id
        self.sha256 = sha256
    }
}
