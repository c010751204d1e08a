import Execution
import Platform
import RunStorage
import StateMachine
import TestSuites

/// `--junit FILE`: one JUnit report of all suites, test by test as they count in the evidence.
struct SuiteReportFile {
    /// Bytes that are written at once.
    private static let piece = 1 << 18

    private let result: TestRunResult
    private let mask: SecretMask

    /// Prepares the report of what was ordered.
    init(_ result: TestRunResult, of order: SuiteOrder) {
        self.result = result
        let environment = CurrentProcess.environment.map { (name: $0.name, value: $0.value) }
        mask = SecretMask(of: environment + order.suites.flatMap(\.environment))
    }

    /// Writes it to a place that a person has named.
    func write(to path: String) throws(SystemError) {
        try ChosenFile.write(to: path) { (file) throws(SystemError) in try write(to: file) }
    }

    /// Writes it piece by piece: it is never in memory as a whole.
    private func write(to file: Descriptor) throws(SystemError) {
        var text = JUnitText()
        text.begin(result)
        for suite in result.suites {
            text.beginSuite(suite)
            let earlier = Dictionary(suite.flaky.map { ($0.test.identity, $0.test.problems) }) { first, _ in first }
            try CountedTests(of: suite, mask: mask).each { (test) throws(SystemError) in
                // One that passed in the report that counts had its problems in another.
                text.add(test, earlier: test.isFlaky && test.problems.isEmpty ? earlier[test.identity] ?? [] : [])
                if text.count > Self.piece { try file.write(text.take()) }
            }
            text.endSuite()
        }
        text.end()
        try file.write(text.take())
    }
}
