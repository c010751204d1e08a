import StateMachine

/// Agrees on what terms an agent is called: who plays it now, in which conversation, and for how much.
struct EngagementTerms: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let places: StagePlaces

    /// Prepares the terms of a stage.
    init(_ context: RunContext, _ stage: Stage, _ places: StagePlaces) {
        self.context = context
        self.stage = stage
        self.places = places
    }

    /// Waits until the agent of a request may be asked; gives whether there was anything to wait for.
    func wait(for request: AttemptRequest) async throws -> Bool {
        guard let name = request.agent, request.arguments.isEmpty else { return false }
        return try await waitForProvider(name)
    }

    /// The terms for a request, once its agent may be asked; nil for requests without an agent.
    func engage(_ request: AttemptRequest) async throws -> Engagement? {
        guard let name = request.agent, request.arguments.isEmpty else { return nil }
        guard let agent = context.workflow.agent(name) else {
            throw StageEnd.failed(.failed, "There is no agent \(name).")
        }
        _ = try await waitForProvider(name)
        let runner = context.limits.bench.runner(of: name) ?? agent.runner
        let known = await context.recorder.state.agents[name]
        let isSame = agent.continuesSession && known?.sessionRunner == runner.name
        return Engagement(
            agent: agent, runner: runner, permission: agent.permission(for: request.role),
            session: isSame ? known?.session : nil, usedBefore: isSame ? known?.sessionUsage : nil)
    }

    /// Reserves what the attempt may use.
    func slice(_ attempt: AttemptState, _ engagement: Engagement) async throws -> Budget {
        let state = await context.recorder.state
        let contenders = context.limits.ledger.contenders(
            state, in: context.workflow, maximumConcurrent: context.maximumConcurrent)
        return try await context.limits.ledger.reserve(
            Reservations.Request(
                id: "\(context.runID)/\(stage.name)/\(attempt.directoryName)", stage: stage.name,
                stageLimit: stage.budget, attemptLimit: engagement.agent.budget, contenders: contenders),
            context.limits.gate, places)
    }

    /// Leaves the agent alone as long as its provider has asked for; others have its places meanwhile.
    private func waitForProvider(_ agent: String) async throws -> Bool {
        var hasWaited = false
        while true {
            if let sentence = context.limits.bench.refusal(of: agent) { throw StageEnd.limited(.stage, sentence) }
            let clock = context.clock
            let seconds = context.limits.bench.secondsToWait(for: agent, now: clock.monotonicSeconds())
            guard seconds > 0 else { return hasWaited }
            hasWaited = true
            try await places.whileGivenBack { try await clock.sleep(seconds: seconds) }
        }
    }
}
