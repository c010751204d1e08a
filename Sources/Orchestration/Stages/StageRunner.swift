import RunStorage
import StateMachine

/// Runs one stage from its start to its end, whatever its kind. A stage that was interrupted goes through the same
/// steps again; steps that are done give their recorded result at once.
struct StageRunner: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner

    init(_ context: RunContext, _ stage: Stage, _ places: StagePlaces) {
        self.context = context
        self.stage = stage
        attempts = AttemptRunner(context, stage, places)
    }

    /// Records start and end. Throws only when nothing can be recorded any more.
    func run() async throws {
        defer { context.limits.release(stage.name) }
        do {
            if stage.isOptional, context.skipped.contains(stage.name) { return try await skip() }
            guard try await begin() else { return }
            var template: String?
            if !stage.agents.isEmpty {
                let texts = try StageTemplate(context, stage).texts()
                try await context.recorder.record(texts.warnings)
                template = texts.digest
            }
            context.grounds.begin(stage.name, template: template)
            let facts = try await work()
            try await context.recorder.record(context.grounded(facts, of: stage))
            if stage.parallelAgents.count > 1 { await BuilderTidying(context, stage).run() }
        } catch StageEnd.failed(let kind, let sentence) {
            try await fail(kind, sentence)
        } catch StageEnd.waiting {
            try await context.recorder.record(
                Event(.stageWaiting, stage: stage.name).with { $0.message = question })
        } catch StageEnd.limited(let scope, let sentence) {
            try await limit(scope, sentence)
        } catch StageEnd.interrupted {
            return
        } catch is CancellationError {
            return
        } catch let error as StorageError {
            if let failure = await context.recorder.failure { throw failure }
            try await leave(error.description)
        } catch {
            try await fail(.failed, "\(error)")
        }
    }

    /// Records the beginning; false where the stage is not ready any more, as when somebody else has seen it ready, too.
    private func begin() async throws -> Bool { try await record([Event(.stageStarted, stage: stage.name)]) }

    /// Records the first facts of a stage that is ready; gives whether it was.
    @discardableResult
    private func record(_ facts: [Event]) async throws -> Bool {
        guard let position = context.workflow.position(of: stage.name) else { return false }
        let workflow = context.workflow
        return try await !context.recorder.record { $0.isReady(position, in: workflow) ? facts : [] }.isEmpty
    }

    private func skip() async throws {
        let skipped = Event(.stageSkipped, stage: stage.name).with { $0.message = "skipped by --skip" }
        let facts = try ScenarioRecord(context).facts(skipping: stage) + [skipped]
        try await record(facts)
    }

    private func fail(_ kind: FailureKind, _ sentence: String) async throws {
        if kind == .storage { return try await leave(sentence) }
        try await context.recorder.record(
            attempts.unrecordedEnd()
                + [
                    Event(.stageFailed, stage: stage.name).with {
                        $0.failure = kind
                        $0.error = sentence
                    }
                ])
    }

    /// Leaves the stage as it is until a resume; where the run itself has reached its limit nothing more starts.
    private func limit(_ scope: Reservations.Scope, _ sentence: String) async throws {
        let limits = context.limits
        limits.gate.limited(by: sentence)
        if scope == .run { limits.close() }
        try await context.recorder.record(
            attempts.unrecordedEnd() + [Event(.budgetReached, stage: stage.name).with { $0.message = sentence }])
    }

    /// Ends the engine because the files of the run cannot be kept or believed: that says nothing about the stage, which keeps what it has achieved.
    private func leave(_ sentence: String) async throws {
        context.control.end(.storageFailure(sentence))
        try await context.recorder.record(
            attempts.unrecordedEnd() + [Event(.warning, stage: stage.name).with { $0.message = sentence }])
    }

    /// Does the stage and gives the facts of its completion.
    private func work() async throws -> [Event] {
        switch stage.kind {
        case .marker: return [completed([])]
        case .command(let arguments): return try await command(arguments)
        case .work: return try await agentWork()
        case .review: return try await ReviewIterator(context, stage, attempts).run()
        case .acceptance: return try await AcceptanceGate(context, stage, attempts).run()
        case .suites(let names): return try await SuiteGate(context, stage, attempts).run(names)
        case .approval: return try await approval()
        }
    }

    private func command(_ arguments: [String]) async throws -> [Event] {
        let files = ArtifactFiles(context.run)
        let done = try await attempts.run(AttemptRequest(role: .command, arguments: arguments))
        let artifacts = try await files.collecting(stage, replyOf: done.directory)
        return attempts.unrecordedEnd() + [completed(artifacts)]
    }

    private func agentWork() async throws -> [Event] {
        guard let agent = stage.workAgent else {
            throw StageEnd.failed(.failed, "Stage \(stage.name) has no work_agent.")
        }
        if let facts = try await ParallelBuilders(context, stage, attempts).run() { return facts }
        let files = ArtifactFiles(context.run)
        // What the prompt shows is what it is given; an attempt of an earlier engine has been given what that has seen.
        if await attempts.isFirst { try await context.look(at: stage) }
        let state = await context.recorder.state
        let prompt = try PromptWriter(context, state).work(stage, agent)
        let done = try await attempts.run(AttemptRequest(role: .work, agent: agent, prompt: prompt))
        let artifacts = try await files.collecting(stage, replyOf: done.directory)
        let scenarios = try ScenarioRecord(context).facts(completing: stage, artifacts)
        return attempts.unrecordedEnd() + scenarios + [completed(artifacts)]
    }

    private var question: String? {
        if case .approval(let question) = stage.kind { question } else { nil }
    }

    private func approval() async throws -> [Event] {
        let state = await context.recorder.state
        guard let position = context.workflow.position(of: stage.name) else { throw StageEnd.waiting }
        if let decision = state.stages[position].decision {
            return try decide(decision, state.stages[position].comment)
        }
        guard let ask = context.ask, let question else { throw StageEnd.waiting }
        // What led here is told before the question, and is on the disk while a person thinks.
        try await context.recorder.save()
        var answer: (Decision, String)?
        try await attempts.places.whileGivenBack { answer = await ask("\(stage.title): \(question)") }
        guard let (decision, comment) = answer else { throw StageEnd.waiting }
        try await context.recorder.record(
            Event(.approvalDecided, stage: stage.name).with {
                $0.decision = decision
                $0.comment = comment
                $0.by = context.environment.first { $0.name == "USER" }?.value
            })
        return try decide(decision, comment)
    }

    private func decide(_ decision: Decision, _ comment: String?) throws -> [Event] {
        if decision == .approve { return [completed([])] }
        let reason = comment.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
        throw StageEnd.failed(.failed, "Rejected by a person\(reason).")
    }

    private func completed(_ artifacts: [Artifact]) -> Event {
        Event(.stageCompleted, stage: stage.name).with { $0.artifacts = artifacts.isEmpty ? nil : artifacts }
    }
}
