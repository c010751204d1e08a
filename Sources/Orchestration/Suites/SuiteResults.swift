import Execution
import RunStorage
import StateMachine
import TestSuites

/// Writes the artifacts of a stage of suites: a report for people, and the same for programs.
struct SuiteResults: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// Writes what a round has shown, in the place of what an earlier one has.
    func write(_ result: TestRunResult, _ diagnosis: TestDiagnosis) throws {
        let files = ArtifactFiles(context.run)
        let texts = [(".md", Self.markdown(result)), (".json", Self.json(result))]
        for (ending, text) in texts {
            guard let name = stage.artifacts.first(where: { $0.hasSuffix(ending) }) else { continue }
            try files.write(context.mask.bytes(Array(text.utf8)), as: name)
        }
    }

    private static func markdown(_ result: TestRunResult) -> String {
        let rows = result.suites.map { suite in
            let counts = suite.summary.counts
            return "| \(suite.name) | \(suite.summary.status.rawValue) | \(counts.passed) | \(counts.failed) "
                + "| \(counts.errors) | \(counts.skipped) |"
        }
        return "# Test results\n\n| Suite | Status | Passed | Failed | Errors | Skipped |\n|---|---|---|---|---|---|\n"
            + rows.joined(separator: "\n") + "\n"
    }

    private static func json(_ result: TestRunResult) -> String { "{\"status\": \"\(result.status.rawValue)\"}\n" }
}
