import RunStorage
import StateMachine
import TestSuites

/// A run with a suite of each kind: one passed, one failed, one crashed, one flaky, one disabled.
enum ExampleResults {
    static let project = "/home/ann/shop"

    static var run: TestRunResult {
        TestRunResult(
            startedAt: Timestamp(milliseconds: 1_795_000_000_000), durationSeconds: 12.34, mode: .parallel(workers: 3),
            suites: [passed, failed, crashed, flaky, disabled], evidence: "20261121-1",
            evidencePath: "/home/ann/shop/state/evidence/20261121-1")
    }

    static var passed: SuiteResult {
        var summary = SuiteSummary(name: "style", runner: .exitStatus, status: .passed)
        summary.counts.passed = 1
        summary.attempts = 1
        return SuiteResult(summary)
    }

    static var failed: SuiteResult {
        var summary = SuiteSummary(name: "unit", runner: .pytest, status: .failed)
        summary.counts.passed = 3
        summary.counts.failed = 2
        summary.durationSeconds = 1.25
        summary.attempts = 1
        summary.error = "2 of 5 tests failed."
        var result = SuiteResult(summary)
        result.failures = [borrow, login]
        result.toolVersion = "pytest 8.3"
        return result
    }

    /// A comparison, with its place only in its text.
    static var borrow: FailedTest {
        var test = TestCase(name: "test_get_loans_success[a|b]", className: "tests.test_loans", status: .failed)
        test.seconds = 0.0125
        test.problems = [
            TestProblem(
                .failure, type: "AssertionError", message: "assert 404 == 200",
                text:
                    "    def test():\n>       assert 404 == 200\nE       assert 404 == 200\n\ntests/test_loans.py:12: AssertionError"
            )
        ]
        var failed = FailedTest(test, failedTries: [1])
        failed.id = "TST-20261121-0004"
        failed.route = Route.of(testName: test.name)
        return failed
    }

    /// One with the same message as another, and a place of its own.
    static var login: FailedTest {
        var test = TestCase(name: "test_login", className: "tests.test_login", status: .failed)
        test.file = "/home/ann/shop/./tests/test_login.py"
        test.line = 7
        test.problems = [TestProblem(.failure, message: "Failed", text: "HTTP Error 401: Unauthorized")]
        return FailedTest(test, failedTries: [1, 2])
    }

    static var crashed: SuiteResult {
        var summary = SuiteSummary(name: "e2e", runner: .playwright, status: .error)
        summary.attempts = 2
        summary.error = "The program was ended by SIGSEGV and left no report."
        var result = SuiteResult(summary)
        var attempt = SuiteTry(number: 2, status: .error)
        attempt.signal = 11
        attempt.outputEnd = "starting\n```\nconnect ECONNREFUSED 127.0.0.1:80"
        result.tries = [attempt]
        return result
    }

    static var flaky: SuiteResult {
        var summary = SuiteSummary(name: "slow", runner: .jest, status: .passed)
        summary.counts.passed = 1
        summary.counts.flaky = 1
        summary.attempts = 2
        var result = SuiteResult(summary)
        var test = TestCase(name: "buys", className: "shop", status: .failed)
        test.problems = [TestProblem(.failure, message: "socket hang up", text: "Error: socket hang up")]
        result.flaky = [FailedTest(test, failedTries: [1])]
        return result
    }

    static var disabled: SuiteResult { SuiteResult(SuiteSummary(name: "old", runner: .behave, status: .disabled)) }
}
