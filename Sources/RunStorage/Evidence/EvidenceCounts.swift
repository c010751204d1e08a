package import StateMachine

/// The counts of a manifest: those of the tests, and those that other tools keep in the same evidence run.
package struct EvidenceCounts: Sendable, Equatable {
    /// Findings of other tools.
    package var findings = 0
    /// Risks that other tools have found.
    package var risks = 0
    /// Components whose coverage other tools have measured.
    package var coverageComponents = 0
    /// Suites that have ended.
    package var suites = 0
    /// Tests of all suites.
    package var tests = TestCounts()

    /// Nothing counted yet.
    package init() {}

    /// The members of the object, in the order in which they are written.
    var members: [(name: String, value: Int)] {
        [
            ("findings", findings), ("risks", risks), ("tests", tests.total),
            ("coverage_components", coverageComponents), ("test_suites", suites), ("tests_passed", tests.passed),
            ("tests_failed", tests.failed), ("tests_errors", tests.errors), ("tests_skipped", tests.skipped),
            ("tests_flaky", tests.flaky),
        ]
    }
}
