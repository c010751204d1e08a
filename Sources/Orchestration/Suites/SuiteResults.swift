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
    func write(_ result: TestRunResult, _ diagnoses: Diagnoses) async throws {
        // However many tests have failed, the engine goes on with other stages meanwhile.
        try await FileWork.run(on: .max) {
            let text = TestResultsText.file(result, diagnoses: diagnoses, project: context.project)
            try write(Array(text.utf8), ".md")
            try write(TestResultsJSON.file(result, diagnoses: diagnoses, project: context.project), ".json")
        }
    }

    private func write(_ bytes: [UInt8], _ ending: String) throws {
        guard let name = stage.artifacts.first(where: { $0.hasSuffix(ending) }) else { return }
        try ArtifactFiles(context.run).write(context.mask.bytes(bytes), as: name)
    }
}
