import RunStorage
import StateMachine
import Testing

@testable import TestSuites

@Suite("The verdict on one attempt") struct SuiteVerdictTests {
    private func result(_ reason: AttemptResult.Reason = .exited, status: Int? = 0) -> AttemptResult {
        let moment = Timestamp(milliseconds: 0)
        var result = AttemptResult(reason: reason, startedAt: moment, finishedAt: moment, durationSeconds: 1)
        result.exitStatus = status
        return result
    }

    private func reading(
        passed: Int = 0, failed: Int = 0, skipped: Int = 0, _ form: ReportEnd.Form? = .complete
    ) -> ReportReading {
        var reading = ReportReading()
        let all: [(TestStatus, Int)] = [(.passed, passed), (.failed, failed), (.skipped, skipped)]
        for (status, count) in all {
            for number in 0..<count {
                reading.take(.test(TestCase(name: "\(status) \(number)", status: status)))
            }
        }
        if let form {
            reading.take(.end(ReportEnd(file: "junit.xml", form: form, line: 7, problem: "It ends.", tests: passed)))
        }
        return reading
    }

    private func status(_ result: AttemptResult?, _ end: ToolEnd, _ reading: ReportReading) -> SuiteStatus {
        SuiteVerdict.of(result, end, reading, timeout: 300).status
    }

    @Test("It passes only where the end, the report and the count agree")
    func agreement() {
        #expect(status(result(), .success, reading(passed: 1)) == .passed)
        #expect(status(result(), .success, reading(passed: 1, failed: 1)) == .failed)
        #expect(status(result(), .success, reading(skipped: 3)) == .nothingRan)
        #expect(status(result(), .success, reading(nil)) == .noReport)
        #expect(status(result(status: 1), .testsFailed, reading(passed: 1)) == .error)
        #expect(status(result(status: 1), .testsFailed, reading(passed: 1, failed: 2)) == .failed)
        #expect(status(result(status: 1), .testsFailed, reading(nil)) == .error)
        #expect(status(result(status: 5), .nothingRan, reading(nil)) == .nothingRan)
        #expect(status(result(status: 5), .nothingRan, reading()) == .nothingRan)
        #expect(status(result(status: 3), .crashed("It broke."), reading(passed: 9)) == .error)
        #expect(status(result(status: 127), .toolMissing("Install it."), reading(nil)) == .toolMissing)
    }

    @Test("A report with tests knows better than what was printed about having none")
    func report() {
        #expect(status(result(), .nothingRan, reading(passed: 1)) == .passed)
        #expect(status(result(status: 5), .nothingRan, reading(passed: 1)) == .error)
        #expect(status(result(status: 1), .toolMissing("Install it."), reading(passed: 1, failed: 1)) == .failed)
    }

    @Test("An end that was not the program's own is never a success")
    func interrupted() {
        #expect(status(nil, .success, reading(passed: 1)) == .error)
        #expect(status(result(.timeout, status: nil), .success, reading(passed: 1)) == .timedOut)
        #expect(status(result(.spawnFailed, status: nil), .success, reading(nil)) == .toolMissing)
        for reason in [AttemptResult.Reason.runLimit, .cancelled, .budget, .hopeless] {
            #expect(status(result(reason), .success, reading(passed: 1)) == .error)
        }
    }

    @Test("A report that is not whole is an error that names the place", arguments: ReportEnd.Form.allCases)
    func damage(form: ReportEnd.Form) {
        guard form != .complete else { return }
        let verdict = SuiteVerdict.of(result(), .success, reading(passed: 3, form), timeout: 1)
        #expect(verdict.status == .error)
        #expect(verdict.error?.contains("junit.xml, line 7") ?? false)
    }

    @Test("What goes wrong outside of tests counts as an error")
    func suiteProblem() {
        var broken = reading(passed: 2)
        broken.take(.suiteProblem(TestProblem(.error, message: "No database."), suites: ["s"]))
        #expect(broken.counts.errors == 1)
        let verdict = SuiteVerdict.of(result(status: 1), .testsFailed, broken, timeout: 1)
        #expect(verdict.status == .error)
        #expect(verdict.error?.contains("No database.") ?? false)
    }
}
