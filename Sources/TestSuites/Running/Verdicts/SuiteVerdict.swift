package import RunStorage
package import StateMachine

/// What one attempt of a suite proves: the end of its program, its report and the count must agree.
///
/// This is all of the rule, and it looks at nothing but its arguments.
package struct SuiteVerdict: Sendable, Equatable {
    /// The word.
    package var status: SuiteStatus
    /// Why it did not pass, in a sentence; nil where it did.
    package var error: String?

    private init(_ status: SuiteStatus, _ error: String? = nil) {
        self.status = status
        self.error = error
    }

    /// Judges an attempt.
    ///
    /// - Parameters:
    ///   - result: how the attempt ended; nil where it was lost with its supervisor.
    ///   - end: what the program's end says.
    ///   - reading: what the reports say.
    ///   - timeout: seconds that it had.
    package static func of(
        _ result: AttemptResult?, _ end: ToolEnd, _ reading: ReportReading, timeout: Double
    ) -> SuiteVerdict {
        guard let result else {
            return SuiteVerdict(.error, "Its attempt was lost together with its supervisor, so nothing is proved.")
        }
        return interruption(result, timeout) ?? damage(reading) ?? verdict(end, result, reading)
    }

    /// Judges an attempt of a program that leaves no report: it counts as one test, named as the suite, which has passed
    /// or failed by its exit status.
    static func ofLoneTest(_ end: ToolEnd, exitStatus: Int?) -> SuiteVerdict {
        switch end {
        case .success: SuiteVerdict(.passed)
        case .testsFailed: SuiteVerdict(.failed, "Its program ended with the exit status \(exitStatus ?? -1).")
        case .nothingRan: SuiteVerdict(.nothingRan, "No test was carried out, so nothing is proved.")
        case .crashed(let sentence): SuiteVerdict(.error, sentence)
        case .toolMissing(let sentence): SuiteVerdict(.toolMissing, sentence)
        }
    }

    /// An end that was not the program's own.
    private static func interruption(_ result: AttemptResult, _ timeout: Double) -> SuiteVerdict? {
        switch result.reason {
        case .exited: nil
        case .timeout:
            SuiteVerdict(
                .timedOut, "It did not end within \(seconds(timeout)). Raise `timeout_seconds`, or find what hangs.")
        case .spawnFailed:
            SuiteVerdict(.toolMissing, result.error ?? "Its program could not be started; install it.")
        case .runLimit: SuiteVerdict(.error, "It was ended because the time of the whole run was over.")
        case .cancelled: SuiteVerdict(.error, "It was ended before it was done.")
        case .budget, .hopeless: SuiteVerdict(.error, "It was ended by its supervisor before it was done.")
        }
    }

    /// A report that cannot be believed, with the place where it stops.
    private static func damage(_ reading: ReportReading) -> SuiteVerdict? {
        if let trouble = reading.trouble { return SuiteVerdict(.error, trouble) }
        guard let end = reading.ends.first(where: { $0.form != .complete }) else { return nil }
        let place = end.line.map { "\(end.file), line \($0)" } ?? end.file
        return SuiteVerdict(.error, "The report is not whole: \(place): \(end.problem ?? end.form.rawValue)")
    }

    private static func verdict(_ end: ToolEnd, _ result: AttemptResult, _ reading: ReportReading) -> SuiteVerdict {
        let executed = reading.counts.executed
        switch end {
        case .crashed(let sentence): return SuiteVerdict(.error, sentence)
        case .toolMissing(let sentence) where executed == 0: return SuiteVerdict(.toolMissing, sentence)
        case .success where reading.ends.isEmpty:
            return SuiteVerdict(
                .noReport,
                "Its program ended well, but left no report at TEAMBOT_JUNIT_FILE, so nothing is proved. Have it write "
                    + "one, or choose the runner `exit-status`.")
        case .testsFailed where reading.ends.isEmpty:
            return SuiteVerdict(.error, "Its program ended with \(ending(result)) and left no report.")
        default: break
        }
        if reading.counts.failed + reading.counts.errors > 0 { return failure(reading) }
        return withoutFailures(end, result, executed)
    }

    private static func failure(_ reading: ReportReading) -> SuiteVerdict {
        let bad = reading.counts.failed + reading.counts.errors - reading.suiteProblemCount
        if bad <= 0, let problem = reading.suiteProblems.first {
            return SuiteVerdict(.error, "The suite itself has failed, outside of its tests: \(problem.message)")
        }
        return SuiteVerdict(.failed, failureSentence(bad: bad, of: reading.counts.executed))
    }

    /// Such as `2 of 7 tests failed.`
    static func failureSentence(bad: Int, of executed: Int) -> String {
        "\(bad) of \(executed) \(executed == 1 ? "test" : "tests") failed."
    }

    /// The report knows of no failure: then the program must not speak of one.
    private static func withoutFailures(_ end: ToolEnd, _ result: AttemptResult, _ executed: Int) -> SuiteVerdict {
        if executed == 0 {
            if case .testsFailed = end {
                return SuiteVerdict(
                    .error, "Its program ended with \(ending(result)), and its report has no test that was carried out."
                )
            }
            return SuiteVerdict(.nothingRan, "No test was carried out, so nothing is proved.")
        }
        // What a program prints about having nothing to do is no better proof than a report with tests.
        if result.exitStatus == 0 { return SuiteVerdict(.passed) }
        if case .success = end { return SuiteVerdict(.passed) }
        return SuiteVerdict(.error, "Its program ended with \(ending(result)), but its report has no failure.")
    }

    private static func ending(_ result: AttemptResult) -> String {
        if let status = result.exitStatus { return "the exit status \(status)" }
        return result.signal.map { "the signal \($0)" } ?? "no exit status"
    }

    private static func seconds(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e9).rounded())
        return Double(whole) == seconds ? "\(whole) \(whole == 1 ? "second" : "seconds")" : "\(seconds) seconds"
    }
}
