package import StateMachine

/// What became of a suite, with everything that is needed to explain it.
package struct SuiteResult: Sendable, Equatable {
    /// Failing tests that are kept in memory; the evidence has them all.
    package static let mostFailures = 1_000

    /// The numbers.
    package var summary: SuiteSummary
    /// All its attempts; none where it did not run.
    package var tries: [SuiteTry] = []
    /// The number of the try whose report counts, from 1; nil where none does.
    package var base: Int?
    /// By which the tests are known that failed in that try and passed alone in a later one: they count as passed, and
    /// as flaky.
    package var rescued: Set<String> = []
    /// By which the tests are known that passed in that try and had failed in an earlier one: they count as flaky.
    package var passedAgain: Set<String> = []
    /// Tests that speak against it, in the order of its report; the first of many.
    package var failures: [FailedTest] = []
    /// Tests that failed and then passed; the first of many.
    package var flaky: [FailedTest] = []
    /// The version of its tool, where it tells one.
    package var toolVersion: String?

    /// Makes the result of a suite.
    package init(_ summary: SuiteSummary) { self.summary = summary }

    /// Its name.
    package var name: String { summary.name }

    /// Whether it failed without any test being to blame: a crash, a timeout, a missing tool.
    package var isBroken: Bool { summary.status.isBad && summary.status != .skipped && failures.isEmpty }
}
