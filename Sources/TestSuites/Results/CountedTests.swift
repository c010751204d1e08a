package import Execution
package import Platform
package import RunStorage

/// The tests of a suite as they count: those of the attempt whose report is the result, each by its last known end.
///
/// Whoever tells how a test has ended takes it from here, so that all tell the same: what an attempt says that the
/// verdict does not believe is not among it.
package struct CountedTests: Sendable {
    private let suite: SuiteResult
    private let mask: SecretMask

    /// Prepares to read the tests of a suite; secrets are masked before anybody sees a line.
    package init(of suite: SuiteResult, mask: SecretMask) {
        self.suite = suite
        self.mask = mask
    }

    /// Gives one test after the other in the order of the report, piece by piece; none where no report counts.
    ///
    /// A test that failed in the report and passed alone is a passed and flaky one that keeps its problems. A problem of
    /// the suite itself is a test with an error, named as the suite of the report. Lines that cannot be understood are
    /// left out and counted.
    @discardableResult
    package func each(_ body: (TestCase) throws(SystemError) -> Void) throws(SystemError) -> Int {
        guard let base = suite.base, let directory = suite.tries.first(where: { $0.number == base })?.directory else {
            return 0
        }
        let cases = CaseFile(of: AttemptDirectory(path: directory), mask: mask)
        return try cases.each { (line) throws(SystemError) in
            if let test = test(line) { try body(counted(test)) }
        }
    }

    private func test(_ line: ReportLine) -> TestCase? {
        switch line {
        case .test(let test): return test
        case .suiteProblem(let problem, let suites):
            var test = TestCase(name: suites.last ?? suite.name, status: .error)
            test.suites = suites
            test.problems = [problem]
            return test
        case .suiteOutput, .end: return nil
        }
    }

    private func counted(_ test: TestCase) -> TestCase {
        var test = test
        if test.status.isBad, suite.rescued.contains(test.identity) {
            test.status = .passed
            test.isFlaky = true
        } else if test.status == .passed, suite.passedAgain.contains(test.identity) {
            test.isFlaky = true
        }
        return test
    }
}
