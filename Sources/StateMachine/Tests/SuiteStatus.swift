/// How a suite ended.
package enum SuiteStatus: String, Sendable, CaseIterable {
    /// Its program said success, its report is whole, and at least one test was carried out.
    case passed
    /// Tests failed.
    case failed
    /// Its program ended abnormally, or its report cannot be believed.
    case error
    case timedOut = "timed_out"
    /// Its program says success, and no test was carried out.
    case nothingRan = "nothing_ran"
    /// Its program says success, and there is no report.
    case noReport = "no_report"
    /// The tool is not installed.
    case toolMissing = "tool_missing"
    /// The file says that it does not run.
    case disabled
    /// What it needs did not pass.
    case skipped

    /// Whether it speaks against the run: everything but success, and what was not to run.
    package var isBad: Bool { self != .passed && self != .disabled }
}
