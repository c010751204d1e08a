import RunStorage
import StateMachine
import TestSuites

/// What the work agent is told of suites that have not passed.
struct SuiteFeedback: Sendable {
    /// Failing tests of a suite that are told in full, and of how many more the names are.
    private static let (mostTests, mostNames) = (20, 100)
    /// Characters of a test's text, of its output, and of a suite's output.
    private static let (mostText, mostOutput, mostEnd) = (2_000, 1_000, 4_000)

    private let result: TestRunResult
    private let diagnoses: Diagnoses

    init(_ result: TestRunResult, _ diagnoses: Diagnoses) {
        self.result = result
        self.diagnoses = diagnoses
    }

    /// The whole text, suite by suite.
    var text: String {
        let bad = result.suites.filter(\.summary.status.isBad)
        if bad.isEmpty { return "No test suite was run, so nothing is proved." }
        return (result.warnings + bad.map(text)).joined(separator: "\n\n")
    }

    private func text(_ suite: SuiteResult) -> String {
        var lines = ["Test suite \(suite.name): \(SuiteWords.phrase(suite.summary))"]
        if let error = suite.summary.error { lines.append(error) }
        if let diagnosis = diagnoses.of(suite: suite.name, test: nil) { lines.append(Self.sentence(diagnosis)) }
        lines += suite.failures.prefix(Self.mostTests).map { text($0, of: suite.name) }
        let rest = suite.failures.dropFirst(Self.mostTests)
        if !rest.isEmpty {
            lines.append(
                "\(rest.count) more tests have failed: "
                    + rest.prefix(Self.mostNames).map(\.test.identity).joined(separator: ", "))
        }
        if suite.failures.isEmpty || suite.isBroken, let last = suite.tries.last, !last.outputEnd.isEmpty {
            lines.append("The end of what it printed:\n" + Self.end(of: last.outputEnd, Self.mostEnd))
        }
        return lines.joined(separator: "\n")
    }

    private func text(_ failed: FailedTest, of suite: String) -> String {
        let test = failed.test
        var lines = ["- \(test.identity): \(test.status.rawValue)"]
        if let file = test.file { lines.append("  in \(file)" + (test.line.map { ":\($0)" } ?? "")) }
        if let route = failed.route { lines.append("  route: \(route)") }
        if let diagnosis = diagnoses.of(suite: suite, test: test.identity) {
            lines.append("  " + Self.sentence(diagnosis))
        }
        for problem in test.problems {
            lines.append("  \(problem.type.map { "\($0): " } ?? "")\(problem.message)")
            if let text = problem.text { lines.append(PromptText.shortened(text, to: Self.mostText)) }
        }
        if let output = test.output { lines.append("  printed:\n" + Self.end(of: output, Self.mostOutput)) }
        if let output = test.errorOutput {
            lines.append("  printed as errors:\n" + Self.end(of: output, Self.mostOutput))
        }
        return lines.joined(separator: "\n")
    }

    private static func sentence(_ diagnosis: Diagnosis) -> String {
        let stop = diagnosis.cause.hasSuffix(".") ? "" : "."
        return "Probable cause (\(diagnosis.category.rawValue)): \(diagnosis.cause)\(stop) What to do: "
            + diagnosis.suggestion
    }

    /// The end of an output, with the cut marked: what went wrong stands at the end.
    private static func end(of text: String, _ count: Int) -> String {
        let left = text.utf8.count - count
        guard left > 0 else { return text }
        return "[… cut by teambot: \(left) bytes …]\n" + String(decoding: text.utf8.suffix(count), as: UTF8.self)
    }
}
