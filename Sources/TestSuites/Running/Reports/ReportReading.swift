package import RunStorage
package import StateMachine

/// What the reports of one attempt say, in memory that does not grow with the tests that passed.
package struct ReportReading: Sendable, Equatable {
    /// Problems of suites that are kept; all of them are counted.
    private static let mostProblems = 20

    /// How the reading of each report ended.
    package var ends: [ReportEnd] = []
    /// Tests by their end; a problem of a suite itself is an error, too.
    package var counts = TestCounts()
    /// Tests that failed, in the order of the report; the first of many.
    package var failing: [TestCase] = []
    /// By which all that failed are known again.
    package var failingIdentities: Set<String> = []
    /// Tests of which the tool itself says that they failed and then passed; the first of many.
    package var flaky: [TestCase] = []
    /// Those that had failed before and have passed now.
    package var passedAgain: Set<String> = []
    /// Those that were to be run and truly were, whatever their end.
    package var ranOfAsked: Set<String> = []
    /// Whether something says that tests of the suite may not have been run, so that this report is no proof that they
    /// all were.
    package var leavesDoubt = false
    /// Whether a test that failed has its class and name in common with another one, so that it is not surely known again.
    package var isAmbiguous = false
    /// The first problems of suites, outside of their tests.
    package var suiteProblems: [TestProblem] = []
    /// How many there are.
    package var suiteProblemCount = 0
    /// Why the reports could not be read to their ends, in a sentence.
    package var trouble: String?
    /// Whether the program that reads reports is not there: another attempt would not change that.
    package var isReaderMissing = false

    /// Nothing was read.
    package init() {}

    /// Whether every report was read to its end.
    package var isWhole: Bool { trouble == nil && ends.allSatisfy { $0.form == .complete } }

    /// Whether every failing test is known in full, so that it can be chosen.
    package var knowsAllFailing: Bool {
        failing.count == failingIdentities.count && suiteProblems.isEmpty && !isAmbiguous
    }

    /// Takes the next line.
    ///
    /// - Parameters:
    ///   - watched: tests that have failed in an earlier attempt.
    ///   - asked: tests that were to be run alone.
    ///   - doubts: what leaves a doubt whether every test was run.
    package mutating func take(
        _ line: ReportLine, watched: Set<String> = [], asked: Set<String> = [], doubts: ReportDoubts? = nil
    ) {
        switch line {
        case .test(let test):
            take(test, watched)
            if test.status != .skipped, asked.contains(test.identity) { ranOfAsked.insert(test.identity) }
            if let doubts, !leavesDoubt { leavesDoubt = doubts.arises(from: test) }
        case .suiteProblem(let problem, _):
            counts.errors += 1
            suiteProblemCount += 1
            if suiteProblems.count < Self.mostProblems { suiteProblems.append(problem) }
        case .suiteOutput: break
        case .end(let end): ends.append(end)
        }
    }

    private mutating func take(_ test: TestCase, _ watched: Set<String>) {
        switch test.status {
        case .passed: counts.passed += 1
        case .failed: counts.failed += 1
        case .error: counts.errors += 1
        case .skipped: counts.skipped += 1
        }
        if test.repetition > 1, !isAmbiguous {
            var first = test
            first.repetition = 1
            isAmbiguous = test.status.isBad || failingIdentities.contains(first.identity)
        }
        if test.status.isBad {
            if failing.count < SuiteResult.mostFailures { failing.append(test) }
            failingIdentities.insert(test.identity)
        } else if test.status == .passed {
            if test.isFlaky {
                counts.flaky += 1
                if flaky.count < SuiteResult.mostFailures { flaky.append(test) }
            }
            if !watched.isEmpty, watched.contains(test.identity) { passedAgain.insert(test.identity) }
        }
    }
}
