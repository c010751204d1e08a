import Configuration
import RunStorage
import StateMachine
import TestSuites

/// A stage of test suites: teambot runs them; what fails goes to the work agent, and all are run again.
struct SuiteGate: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
    }

    /// Gives the facts of the stage's completion, or throws why the gate is not passed.
    func run(_ suites: [String]) async throws -> [Event] {
        let order = SuiteOrder(context.workflow, suites: suites)
        let last = stage.workAgent == nil ? 1 : max(1, stage.maxIterations)
        for round in min(await firstRound(), last)...last {
            try await context.look(at: stage, round: round)
            var known: Diagnoses?
            var result = try await SuiteRound(context, stage, attempts, round).run(order) { result, evidence in
                known = try await SuiteDiagnosis(context, stage, attempts).explain(result, round, in: evidence)
            }
            result.warnings = try await warnings(result)
            let diagnoses = known ?? Diagnoses(of: result)
            try await SuiteResults(context, stage).write(result, diagnoses)
            if result.status == .passed { return try await completion() }
            if round == last { throw refusal(result, rounds: last) }
            try await fix(result, diagnoses, round)
        }
        throw StageEnd.interrupted
    }

    /// The round with which a resume goes on: what a fix has followed is over.
    private func firstRound() async -> Int {
        let log = await context.recorder.state.attempts(of: stage.name, in: context.workflow)
        let fixed = log.filter { $0.role == .fix && $0.outcome == .succeeded }.compactMap(\.iteration)
        return (fixed.max() ?? 0) + 1
    }

    /// What people should know of a round, told at once.
    private func warnings(_ result: TestRunResult) async throws -> [String] {
        guard let position = context.workflow.position(of: stage.name) else { return [] }
        let before = await context.recorder.state.stages[position].suitesBefore
        let warnings = FewerTests.warnings(result.suites.map(\.summary), before: before)
        try await context.recorder.record(
            warnings.map { sentence in Event(.warning, stage: stage.name).with { $0.message = sentence } })
        return warnings
    }

    private func fix(_ result: TestRunResult, _ diagnoses: Diagnoses, _ round: Int) async throws {
        guard let agent = stage.workAgent else { return }
        let feedback = SuiteFeedback(result, diagnoses).text
        let prompt = try PromptWriter(context, await context.recorder.state).fix(
            stage, agent, of: nil, feedback: feedback, iteration: round)
        _ = try await attempts.run(AttemptRequest(role: .fix, agent: agent, iteration: round, prompt: prompt))
        let ends = attempts.unrecordedEnd()
        try await context.recorder.record(
            ends.isEmpty ? [] : ends + RevisedArtifacts(context, stage).facts())
    }

    private func completion() async throws -> [Event] {
        let artifacts = try await ArtifactFiles(context.run).collecting(stage)
        return attempts.unrecordedEnd() + [
            Event(.stageCompleted, stage: stage.name).with { $0.artifacts = artifacts }
        ]
    }

    private func refusal(_ result: TestRunResult, rounds: Int) -> StageEnd {
        let bad = result.suites.filter(\.summary.status.isBad)
        let after = rounds == 1 ? "" : " after \(rounds) rounds"
        guard !bad.isEmpty else {
            return .failed(.acceptance, "No test suite has passed\(after), because none was run: nothing is proved.")
        }
        let named = bad.map { "\($0.name) \(SuiteWords.phrase($0.summary))" }.joined(separator: ", ")
        return .failed(.acceptance, "The test suites have not passed\(after): \(named).")
    }
}
