import Configuration
import Platform
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
            let scenarios = try await agreedScenarios()
            try await announce(.acceptanceIteration) {
                $0.iteration = round
                $0.maximumIterations = stage.maxIterations
                $0.total = scenarios.count
            }
            results = try await runAll(scenarios, round)
            try writeReport(results, round)
            if results.allSatisfy(\.isPassed) { return try completion(results) }
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
        var results: [ScenarioResult] = []
        for scenario in scenarios {
            try await announce(.runtimeScenarioStart) {
                $0.scenario = scenario.id
                $0.total = scenario.commands.count
            }
            let result = try await ScenarioRunner(attempts).run(scenario, round: round)
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

    /// The scenarios of the specification, if they are still those that were agreed and all can be run.
    private func agreedScenarios() async throws -> [AcceptanceScenario] {
        let text = ArtifactFiles(context.run).text(ScenarioRecord.specification) ?? specificationInProject()
        let scenarios = text.map(ScenarioReader.read) ?? []
        var agreed = await context.recorder.state.scenarios
        guard !scenarios.isEmpty || !agreed.isEmpty else {
            throw await refusal(
                "There is nothing to accept: no acceptance scenarios in feature_spec.md. Write:\n"
                    + ScenarioReader.example)
        }
        var ids = Set<String>()
        if let twice = scenarios.first(where: { !ids.insert($0.id).inserted }) {
            throw await refusal(
                "Scenario \(twice.id) is in feature_spec.md twice (again in line \(twice.line)). Give each its own number.")
        }
        let gap = scenarios.first(where: \.commands.isEmpty)
        if agreed.isEmpty, gap == nil, ArtifactFiles(context.run).text(ScenarioRecord.specification) == nil {
            agreed = scenarios.map(ScenarioRecord.digest)
            try await context.recorder.record(Event(.scenariosRecorded).with { $0.scenarios = agreed })
        }
        if !agreed.isEmpty || gap == nil, let change = Self.change(from: agreed, to: scenarios.map(ScenarioRecord.digest)) {
            throw await refusal(change)
        }
        if let gap {
            throw await refusal(
                "Scenario \(gap.id) (line \(gap.line) of feature_spec.md) has no command in back-ticks in its "
                    + "**Verification**. Write for example:\n" + ScenarioReader.example)
        }
        return scenarios
    }

    /// What was changed since the scenarios were agreed; nil when nothing was.
    static func change(from agreed: [ScenarioDigest], to now: [ScenarioDigest]) -> String? {
        if agreed == now { return nil }
        let old = Dictionary(agreed.map { ($0.id, $0.sha256) }) { first, _ in first }
        let new = Dictionary(now.map { ($0.id, $0.sha256) }) { first, _ in first }
        let changed = now.filter { old[$0.id] != nil && old[$0.id] != $0.sha256 }.map { "\($0.id) was changed" }
        let added = now.filter { old[$0.id] == nil }.map { "\($0.id) was added" }
        let removed = agreed.filter { new[$0.id] == nil }.map { "\($0.id) was removed" }
        let all = changed + added + removed
        return "The acceptance scenarios are not those that were agreed: "
            + (all.isEmpty ? "their order was changed" : all.joined(separator: ", "))
            + ". Put feature_spec.md back as it was approved, or start the run anew."
    }

    private func refusal(_ sentence: String) async -> StageEnd {
        try? await recordTotals([])
        return .failed(.acceptance, sentence)
    }

    /// The Python TeamBot's second place: `docs/feature-specs/*.md` whose name contains the feature's.
    private func specificationInProject() -> String? {
        let directory = context.project + "/docs/feature-specs"
        let wanted = context.run.feature.filter { $0 != "-" }.lowercased()
        let name = FileSystem.list(directory).first {
            $0.hasSuffix(".md") && $0.filter { $0 != "-" }.lowercased().contains(wanted)
        }
        return name.flatMap { try? FileSystem.read(directory + "/" + $0) }.map { String(decoding: $0, as: UTF8.self) }
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
        let prompt = PromptWriter(context, await context.recorder.state).fix(
            stage, agent, of: nil, feedback: feedback.joined(separator: "\n"))
        let done = try await attempts.run(AttemptRequest(role: .fix, agent: agent, iteration: round, prompt: prompt))
        try await announce(.acceptanceFixComplete) {
            $0.iteration = round
            $0.total = done.result.outputBytes
        }
    }

    private func writeReport(_ results: [ScenarioResult], _ round: Int) throws {
        let name = stage.artifacts.first ?? "acceptance_test_results.md"
        try ArtifactFiles(context.run).write(Array(AcceptanceReport.text(results, round: round).utf8), as: name)
    }

    private func completion(_ results: [ScenarioResult]) throws -> [Event] {
        let artifacts = try ArtifactFiles(context.run).collect(stage) { [] }
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
