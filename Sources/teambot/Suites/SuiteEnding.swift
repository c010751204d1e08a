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
    let evidence: EvidenceRun
    let invocation: Invocation

    private var isJSON: Bool { invocation.flag("--json") }

    /// Tells the results; gives the exit code.
    func tell(_ result: TestRunResult, _ diagnoses: Diagnoses) throws -> Int32 {
        if isJSON {
            Console.write(bytes: TestResultsJSON.file(result, diagnoses: diagnoses, project: project))
        } else {
            Console.write(view(result, diagnoses).render(Console.outputStyle))
        }
        annotate(result, diagnoses)
        try writeReport(result)
        return result.status == .passed ? 0 : 4
    }

    /// Where GitHub builds, its runner reads lines on either output; data for other programs stays data.
    private func annotate(_ result: TestRunResult, _ diagnoses: Diagnoses) {
        guard CurrentProcess.variable("GITHUB_ACTIONS") == "true" else { return }
        let lines = GitHubAnnotations.lines(for: result, diagnoses: diagnoses, project: project)
        let text = lines.map { $0 + "\n" }.joined()
        if isJSON { Console.show(text) } else { Console.write(text) }
    }

    private func writeReport(_ result: TestRunResult) throws {
        guard let file = invocation.value("--junit") else { return }
        let report = SuiteReportFile(result, of: order)
        do throws(SystemError) { try report.write(to: FileSystem.absolute(file)) } catch {
            throw VerbError(
                8,
                "The JUnit report \(file) could not be written. \(error.description) The evidence has everything: "
                    + evidence.path)
        }
    }

    /// Tells what had ended when a signal came.
    func tellInterrupted(_ ended: [SuiteSummary]) {
        let names = order.suites.filter(\.isEnabled).map(\.name)
        let open = names.filter { name in !ended.contains { $0.name == name } }
        let passed = ended.filter { $0.status == .passed }.count
        Console.tell(
            "Interrupted: \(passed) of \(SuiteWords.suites(names.count)) passed before that, "
                + (open.isEmpty ? "all had ended. " : "not ended: \(open.joined(separator: ", ")). ")
                + "What had ended is kept in \(evidence.path), "
                + (evidence.manifest.finishedAt == nil ? "which stays open. " : "closed as interrupted. ")
                + "Begin anew with `teambot test`.")
    }

    private func view(_ result: TestRunResult, _ diagnoses: Diagnoses) -> SuiteResultsView {
        var view = SuiteResultsView(
            suites: result.suites.map(\.summary), status: result.status.rawValue,
            durationSeconds: result.durationSeconds)
        view.failures = result.suites.flatMap { suite in suite.failures.map { row($0, suite.name) } }
        view.flaky = result.suites.flatMap { suite in suite.flaky.map { row($0, suite.name) } }
        view.causes = SuiteCauseRow.merged(diagnoses.groups.filter(\.diagnosis.saysSomething).map(Self.row))
        view.evidencePath = result.evidencePath
        return view
    }

    private static func row(_ group: DiagnosisGroup) -> SuiteCauseRow {
        let diagnosis = group.diagnosis
        return SuiteCauseRow(
            category: diagnosis.category.rawValue, cause: diagnosis.cause, confidence: diagnosis.confidence,
            suggestion: diagnosis.suggestion, members: group.members.map { $0.failure.test ?? $0.failure.suite })
    }

    private func row(_ failed: FailedTest, _ suite: String) -> SuiteFailureRow {
        let test = failed.test
        let place = TestPlace(of: test, in: project).map { $0.file + ($0.line.map { ":\($0)" } ?? "") }
        return SuiteFailureRow(
            suite: suite, id: failed.id, test: test.identity, place: place,
            message: test.problems.first?.message ?? "")
    }
}
