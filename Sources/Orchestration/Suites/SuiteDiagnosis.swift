import RunStorage
import StateMachine
import TestSuites

/// Why tests have failed, where somebody can tell; nobody does yet.
struct TestDiagnosis: Sendable {}

/// Has the failures of a round explained: by rules, or by the agent that `test_run` names.
struct SuiteDiagnosis: Sendable {
    /// What the attempt of an agent that explains is for.
    static let task = "diagnosis"

    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
    }

    /// Explains what has failed.
    func explain(_ result: TestRunResult, _ round: Int) async throws -> TestDiagnosis { TestDiagnosis() }
}
