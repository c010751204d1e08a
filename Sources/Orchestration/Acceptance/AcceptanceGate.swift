import Configuration
import Execution
import RunStorage
import StateMachine

/// An acceptance stage: teambot runs the agreed scenarios; failed ones go to the work agent, and are run again.
struct AcceptanceGate: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
    }

    /// Gives the facts of the stage's completion, or throws why the gate is not passed.
    func run() async throws -> [Event] {
        try await announce(.acceptanceStageStart) { _ in }
        var results: [ScenarioResult] = []
        for round in 1...max(1, stage.maxIterations) {
            try await context.look(at: stage, round: round)
            let scenarios: [AcceptanceScenario]
            do { scenarios = try await AgreedScenarios(context).read() } catch let end as StageEnd {
                // Only a refusal is a result; a disk that fails says nothing about the scenarios.
                try? await recordTotals([])
                throw end
            }
            try await announce(.acceptanceIteration) {
                $0.iteration = round
                $0.maximumIterations = stage.maxIterations
                $0.total = scenarios.count
            }
            results = try await runAll(scenarios, round)
            try writeReport(results, round)
            if results.allSatisfy(\.isPassed) { return try await completion(results) }
            if round < stage.maxIterations { try await fix(results.filter { !$0.isPassed }, round) }
        }
        try await announce(.acceptanceMaximumReached) { $0.iteration = stage.maxIterations }
        let failed = results.filter { !$0.isPassed }.map(\.scenario.id)
        try await recordTotals(results)
        throw StageEnd.failed(
            .acceptance, "Not accepted after \(stage.maxIterations) rounds: \(failed.joined(separator: ", ")) failed.")
    }

    private func runAll(_ scenarios: [AcceptanceScenario], _ round: Int) async throws -> [ScenarioResult] {
        try await announce(.runtimeValidationStart) { $0.total = scenarios.count }
        let tests = try await ScenarioTests(scenarios, context, stage, attempts, round: round)
        var results: [ScenarioResult] = []
        for scenario in scenarios {
            try await announce(.runtimeScenarioStart) {
                $0.scenario = scenario.id
                $0.total = scenario.commands.count + scenario.tests.count
            }
            let result = try await ScenarioRunner(attempts).run(scenario, round: round).judged(by: tests)
            results.append(result)
            try await announce(.runtimeScenarioComplete) {
                $0.scenario = scenario.id
                $0.status = result.isPassed ? "passed" : "failed"
                $0.error = result.isPassed ? nil : result.reason
            }
        }
        try await announce(.runtimeValidationComplete) {
            $0.passed = results.count(where: \.isPassed)
            $0.failed = results.count { !$0.isPassed }
        }
        return results
    }

    private func fix(_ failed: [ScenarioResult], _ round: Int) async throws {
        guard let agent = stage.workAgent else { return }
        try await announce(.acceptanceFixStart) {
            $0.iteration = round
            $0.failed = failed.count
        }
        let feedback = failed.map { result in
            "\(result.scenario.id): \(result.scenario.name)\n\(result.reason)\nExpected: \(result.scenario.expectedResult)\n"
                + PromptText.shortened(result.output, to: 4_000)
        }
        let prompt = try PromptWriter(context, await context.recorder.state).fix(
            stage, agent, of: nil, feedback: feedback.joined(separator: "\n"), iteration: round)
        let done = try await attempts.run(AttemptRequest(role: .fix, agent: agent, iteration: round, prompt: prompt))
        let ends = attempts.unrecordedEnd()
        try await context.recorder.record(
            ends.isEmpty ? [] : ends + RevisedArtifacts(context, stage).facts())
        try await announce(.acceptanceFixComplete) {
            $0.iteration = round
            $0.total = done.result.outputBytes
        }
    }

    private func writeReport(_ results: [ScenarioResult], _ round: Int) throws {
        let name = stage.artifacts.first ?? "acceptance_test_results.md"
        let report = Array(AcceptanceReport.text(results, round: round).utf8)
        try ArtifactFiles(context.run).write(context.mask.bytes(report), as: name)
    }

    private func completion(_ results: [ScenarioResult]) async throws -> [Event] {
        let artifacts = try await ArtifactFiles(context.run).collecting(stage)
        return attempts.unrecordedEnd() + [
            totals(results), Event(.stageCompleted, stage: stage.name).with { $0.artifacts = artifacts },
        ]
    }

    private func recordTotals(_ results: [ScenarioResult]) async throws {
        try await context.recorder.record(attempts.unrecordedEnd() + [totals(results)])
    }

    private func totals(_ results: [ScenarioResult]) -> Event {
        let passed = results.count(where: \.isPassed)
        return Event(.acceptanceStageComplete, stage: stage.name).with {
            $0.passed = passed
            $0.failed = results.count - passed
            $0.total = results.count
            $0.allPassed = !results.isEmpty && passed == results.count
        }
    }

    private func announce(_ name: EventName, _ change: (inout Event) -> Void) async throws {
        try await context.recorder.record(attempts.unrecordedEnd() + [Event(name, stage: stage.name).with(change)])
    }
}
