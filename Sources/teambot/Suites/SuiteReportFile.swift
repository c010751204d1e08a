import Platform
import RunStorage
import StateMachine
import TestSuites

/// `--junit FILE`: one JUnit report of all suites, test by test from what their attempts have left.
struct SuiteReportFile {
    private let result: TestRunResult
    private var text = JUnitText()

    /// Prepares the report.
    init(_ result: TestRunResult) { self.result = result }

    /// Writes it to a place that a person has named.
    mutating func write(to path: String) throws(SystemError) {
        var bytes: [UInt8] = []
        text.begin(result)
        for suite in result.suites {
            text.beginSuite(suite)
            add(suite)
            text.endSuite()
            bytes += text.take()
        }
        text.end()
        try ChosenFile.write(bytes + text.take(), to: path)
    }

    /// The tests of a suite: each as it ended last, with what went wrong in it before.
    private mutating func add(_ suite: SuiteResult) {
        let paths = suite.tries.compactMap(\.directory)
        var last: [String: TestCase] = [:]
        var earlier: [String: [TestProblem]] = [:]
        var added: [String] = []
        for (position, path) in paths.enumerated() {
            Self.each(of: path) { test in
                if position > 0, last[test.identity] == nil { added.append(test.identity) }
                guard paths.count > 1 else { return text.add(test) }
                if let known = last[test.identity], known.status.isBad {
                    earlier[test.identity, default: []] += known.problems
                }
                last[test.identity] = test
            }
        }
        guard paths.count > 1, let first = paths.first else { return }
        Self.each(of: first) { test in
            text.add(last[test.identity] ?? test, earlier: earlier[test.identity] ?? [])
        }
        for identity in added { if let test = last[identity] { text.add(test, earlier: earlier[identity] ?? []) } }
    }

    /// The tests that were read from an attempt's reports.
    private static func each(of attempt: String, _ body: (TestCase) -> Void) {
        EvidenceRecords.eachLine(of: attempt + "/cases.jsonl") { line in
            if case .test(let test)? = ReportLine.decode(line) { body(test) }
        }
    }
}
