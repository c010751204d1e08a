/// How many tests ended in which way.
package struct TestCounts: Sendable, Equatable {
    package var passed = 0
    package var failed = 0
    package var errors = 0
    package var skipped = 0
    /// Those among the passed that had failed before.
    package var flaky = 0

    /// No tests.
    package init() {}

    /// Tests that were carried out.
    package var executed: Int { passed + failed + errors }
    /// All tests.
    package var total: Int { executed + skipped }

    /// Adds those of another suite.
    package static func += (left: inout TestCounts, right: TestCounts) {
        left.passed += right.passed
        left.failed += right.failed
        left.errors += right.errors
        left.skipped += right.skipped
        left.flaky += right.flaky
    }
}
