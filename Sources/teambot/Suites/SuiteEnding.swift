import JSONText
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// What is told when suites have come to their end: to people, to programs, and to the service that builds.
struct SuiteEnding {
    let order: SuiteOrder
    let project: String
    let invocation: Invocation

    private var isJSON: Bool { invocation.flag("--json") }

    /// Tells the results; gives the exit code.
    func tell(_ result: TestRunResult) throws -> Int32 {
        if isJSON {
            Console.write(bytes: [])
        } else {
            Console.write(view(result).render(Console.outputStyle))
        }
        return result.status == .passed ? 0 : 4
    }

    /// Tells what had ended when a signal came.
    func tellInterrupted(_ ended: [SuiteSummary], in place: SuitePlace) {
        let names = order.suites.filter(\.isEnabled).map(\.name)
        let open = names.filter { name in !ended.contains { $0.name == name } }
        let passed = ended.filter { $0.status == .passed }.count
        Console.tell(
            "Interrupted: \(passed) of \(SuiteWords.suites(names.count)) passed before that, "
                + (open.isEmpty ? "all had ended. " : "not ended: \(open.joined(separator: ", ")). ")
                + "The evidence is in \(place.evidence.path), closed as interrupted; begin anew with `teambot test`.")
    }

    private func view(_ result: TestRunResult) -> SuiteResultsView {
        var view = SuiteResultsView(
            suites: result.suites.map(\.summary), status: result.status.rawValue,
            durationSeconds: result.durationSeconds)
        view.failures = result.suites.flatMap { suite in suite.failures.map { row($0, suite.name) } }
        view.flaky = result.suites.flatMap { suite in suite.flaky.map { row($0, suite.name) } }
        view.causes = DiagnosisGroup.groups(of: result.suites.flatMap(Failure.all)).map(Self.row)
        view.evidencePath = result.evidencePath
        return view
    }

    private static func row(_ group: DiagnosisGroup) -> SuiteCauseRow {
        let diagnosis = group.diagnosis
        let first = group.members.first?.failure
        return SuiteCauseRow(
            count: group.members.count, category: diagnosis.category.rawValue, cause: diagnosis.cause,
            confidence: diagnosis.confidence, suggestion: diagnosis.suggestion,
            example: first.map { $0.test ?? $0.suite } ?? "")
    }

    private func row(_ failed: FailedTest, _ suite: String) -> SuiteFailureRow {
        let test = failed.test
        let line = test.line.map { ":\($0)" } ?? ""
        return SuiteFailureRow(
            suite: suite, id: failed.id, test: test.identity, place: test.file.map { $0 + line },
            message: test.problems.first?.message ?? "")
    }
}
