/// One line of `cases.jsonl`: what `teambot-junit` has read from the reports of an attempt.
package enum ReportLine: Sendable, Equatable {
    /// A test.
    case test(TestCase)
    /// Something that went wrong in a test suite itself, outside of its tests; the names of the suites, outermost first.
    case suiteProblem(TestProblem, suites: [String])
    /// What a test suite printed itself.
    case suiteOutput(String, isError: Bool, suites: [String])
    /// The end of one file.
    case end(ReportEnd)
}
