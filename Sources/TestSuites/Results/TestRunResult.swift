package import StateMachine

/// What became of all suites that were run together.
package struct TestRunResult: Sendable, Equatable {
    /// The word for all of them.
    package enum Status: String, Sendable, CaseIterable {
        /// At least one suite passed, and none speaks against it.
        case passed
        /// At least one suite did not pass.
        case failed
        /// No suite was run, so nothing is proved.
        case nothingRan = "nothing_ran"
    }

    /// The evidence run that has everything; nil where it could not be kept.
    package var evidence: String?
    /// The directory of that, absolute.
    package var evidencePath: String?
    /// When it began.
    package var startedAt: Timestamp
    /// How long it took on the clock, which is less than its suites took together where they ran side by side.
    package var durationSeconds: Double
    /// How the suites were run.
    package var mode: SuiteMode
    /// In the order of the file, disabled ones included.
    package var suites: [SuiteResult]
    /// What people should know although it changes no verdict, in sentences.
    package var warnings: [String] = []

    /// Puts a result together.
    package init(
        startedAt: Timestamp, durationSeconds: Double, mode: SuiteMode, suites: [SuiteResult],
        evidence: String? = nil, evidencePath: String? = nil
    ) {
        self.startedAt = startedAt
        self.durationSeconds = durationSeconds
        self.mode = mode
        self.suites = suites
        self.evidence = evidence
        self.evidencePath = evidencePath
    }

    /// The word for all of them.
    package var status: Status {
        if suites.contains(where: { $0.summary.status.isBad }) { return .failed }
        return suites.contains { $0.summary.status == .passed } ? .passed : .nothingRan
    }

    /// The tests of all suites.
    package var counts: TestCounts { suites.reduce(into: TestCounts()) { $0 += $1.summary.counts } }
}
