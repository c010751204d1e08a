package import Execution
package import RunStorage
package import StateMachine

/// The surroundings in which suites are run.
package struct SuiteGround: Sendable {
    /// Where the results are kept.
    package enum Evidence: Sendable {
        /// In a new evidence run, which is closed at the end, also when that is an error.
        case new(EvidenceDirectory)
        /// In one of the caller's, who closes it.
        case given(EvidenceRun)
    }

    /// The user's project, absolute: paths are relative to it.
    package var project: String
    /// The user's environment.
    package var environment: [(name: String, value: String)]
    /// Takes the values of secret variables out of what is kept.
    package var mask: SecretMask
    /// The program that reads reports, absolute.
    package var reader: String
    /// Where the results are kept.
    package var evidence: Evidence
    /// Tells the time of day.
    package var now: @Sendable () -> Timestamp
    /// Seconds on a clock that is never set.
    package var monotonicSeconds: @Sendable () -> Double
    /// Makes the attempts.
    package var attempt: SuiteAttempting
    /// Is told what happens: `suites_started`, `suite_started`, `suite_ended`, `suites_ended`, without a stage.
    package var tell: @Sendable (Event) async throws -> Void
    /// Absolute directories of teambot itself, in which nothing is that a suite has left for its `artifacts`.
    package var excluded: [String] = []
    /// What git says of the project; it may block, and is asked before a suite runs.
    package var git: @Sendable () -> EvidenceGit? = { nil }

    /// Puts the surroundings together.
    package init(
        project: String, environment: [(name: String, value: String)], mask: SecretMask, reader: String,
        evidence: Evidence, now: @escaping @Sendable () -> Timestamp,
        monotonicSeconds: @escaping @Sendable () -> Double, attempt: @escaping SuiteAttempting,
        tell: @escaping @Sendable (Event) async throws -> Void
    ) {
        self.project = project
        self.environment = environment
        self.mask = mask
        self.reader = reader
        self.evidence = evidence
        self.now = now
        self.monotonicSeconds = monotonicSeconds
        self.attempt = attempt
        self.tell = tell
    }
}
