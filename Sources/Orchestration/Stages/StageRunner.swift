import RunStorage
import StateMachine

/// Runs one stage from its start to its end, whatever its kind. A stage that was interrupted goes through the same
/// steps again; steps that are done give their recorded result at once.
struct StageRunner: Sendable {
    /// What everybody who works on the run needs to know.
    let context: RunContext
    /// The stage.
    let stage: Stage
    /// Makes its attempts.
    let attempts: AttemptRunner

    /// Prepares a stage in its places.
    init(_ context: RunContext, _ stage: Stage, _ places: StagePlaces) {
        self.context = context
        self.stage = stage
        attempts = AttemptRunner(context, stage, places)
    }

    /// Records start and end. Throws only when nothing can be recorded any more.
    func run() async throws {
        defer { context.limits.release(stage.name) }
        context.grounds.begin(stage.name)
        do {
            if stage.isOptional, context.skipped.contains(stage.name) { return try await skip() }
            guard try await begin(if: StageCondition(context, stage, attempts)) else { return }
            if !stage.agents.isEmpty {
                let texts = try StageTemplate(context, stage).texts()
                context.grounds.take(template: texts.digest, of: stage.name)
                try await context.recorder.record(texts.warnings)
            }
            let facts = try await approvedWork()
            try await context.recorder.record(context.grounded(facts, of: stage))
            if stage.parallelAgents.count > 1 { await BuilderTidying(context, stage).run() }
        } catch StageEnd.failed(let kind, let sentence) {
            try await fail(kind, sentence)
        } catch StageEnd.limited(let scope, let sentence) {
            try await limit(scope, sentence)
        } catch StageEnd.unneeded(let sentence) {
            try await context.recorder.record(attempts.unrecordedEnd() + skipping(sentence))
        } catch StageEnd.interrupted, StageEnd.waiting {
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
    func begin() async throws -> Bool { try await record([Event(.stageStarted, stage: stage.name)]) }

    /// Records the first facts of a stage that is ready; gives whether it was.
    @discardableResult
    func record(_ facts: [Event]) async throws -> Bool {
        guard let position = context.workflow.position(of: stage.name) else { return false }
        let workflow = context.workflow
        return try await !context.recorder.record { state in
            let isApproved = state.stages[position].status == .waiting && state.stages[position].decision == .approve
            return isApproved || state.isReady(position, in: workflow) ? facts : []
        }.isEmpty
    }

    /// The beginning of a stage that a person may be asked about first.
    func beginApproved() async throws -> Bool {
        if let approval, approval.isBefore {
            try await approval.pass()
            try await lookAgain()
        }
        return try await begin()
    }

    /// The same where it had to begin to know whether its condition holds.
    func beginAgainApproved() async throws -> Bool {
        guard let approval, approval.isBefore else {
            try await lookAgain()
            return true
        }
        try await approval.pass()
        try await lookAgain()
        let (workflow, name) = (context.workflow, stage.name)
        let hasWaited = await context.recorder.look { state in
            workflow.position(of: name).map { state.stages[$0].status } == .waiting
        }
        return hasWaited ? try await begin() : true
    }

    /// What was seen before a person was asked, or before a condition was tried, may have changed since; what an attempt
    /// has read stays what it is.
    private func lookAgain() async throws {
        guard let position = context.workflow.position(of: stage.name) else { return }
        if await context.recorder.look({ $0.stages[position].hasBegunWork }) { return }
        try await context.lookAgain(at: stage)
    }

    private var approval: ApprovalGate? { ApprovalGate(context, stage, attempts.places) }

    /// Does the stage, and asks afterwards where somebody must agree; gives the facts of the completion. Going through
    /// the steps once more does no work twice.
    private func approvedWork() async throws -> [Event] {
        var facts = try await work()
        guard let approval, approval.isAfter else { return facts }
        while true {
            let done = facts.filter { $0.name != .stageCompleted }
            try await context.recorder.record(done)
            let left = await standing()?.left ?? facts.last?.artifacts
            try await approval.pass(having: left)
            let now = try await StageRunner(context, stage, attempts.places).work().filter { !done.contains($0) }
            if now.last == facts.last { return await approved(now, having: left ?? []) }
            facts = now
        }
    }

    /// The facts of the completion of what the stage's work has left, and of what a person has said yes to in its place.
    /// What somebody has changed meanwhile beside that is nobody's work.
    private func approved(_ facts: [Event], having left: [Artifact]) async -> [Event] {
        let decided = await standing()?.approval?.artifacts ?? []
        return facts.map { fact in
            guard fact.name == .stageCompleted else { return fact }
            return fact.with {
                $0.artifacts = $0.artifacts?.map { now in
                    (decided + left).first { $0.path == now.path } ?? now
                }
            }
        }
    }

    private func standing() async -> StageState? {
        guard let position = context.workflow.position(of: stage.name) else { return nil }
        return await context.recorder.look { $0.stages[position] }
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
        case .approval:
            try await approval?.pass()
            if stage.condition != nil { try await lookAgain() }
            return [completed([])]
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
        let (context, stage) = (context, stage)
        var request = AttemptRequest(role: .work, agent: agent)
        request.makeReady = { _ in
            // What the prompt shows is what it is given.
            try await context.look(at: stage)
            return try PromptWriter(context, await context.recorder.state).work(stage, agent)
        }
        let done = try await attempts.run(request)
        let artifacts = try await files.collecting(stage, replyOf: done.directory)
        let scenarios = try ScenarioRecord(context).facts(completing: stage, artifacts)
        return attempts.unrecordedEnd() + scenarios + [completed(artifacts)]
    }

    private func completed(_ artifacts: [Artifact]) -> Event {
        Event(.stageCompleted, stage: stage.name).with { $0.artifacts = artifacts.isEmpty ? nil : artifacts }
    }
}
