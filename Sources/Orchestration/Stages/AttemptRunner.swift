import Agents
import Execution
import Platform
import RunStorage
import StateMachine

/// Makes the attempts of one stage: gives what is already done, waits for what still runs, starts what is missing,
/// and tries again as the stage's policy says.
final class AttemptRunner: Sendable {
    /// The places that an attempt needs to be at work.
    let places: StagePlaces
    /// What everybody who works on the run needs to know.
    let context: RunContext
    /// The stage whose attempts these are.
    let stage: Stage
    /// Makes the facts of their beginnings and ends.
    let events: AttemptEvents
    private let results: RecordedResults
    /// The end of the latest attempt, kept back to be written with the stage's own end in one append.
    private let pending = Locked<Event?>(nil)
    /// Decides what the end of an attempt means.
    let settlement: AttemptSettlement
    private let terms: EngagementTerms
    private let numbers: AttemptNumbers

    /// Makes a runner; those that make attempts of one stage at the same time share its numbers.
    init(
        _ context: RunContext, _ stage: Stage, _ places: StagePlaces, numbers: AttemptNumbers = AttemptNumbers()
    ) {
        self.numbers = numbers
        self.context = context
        self.stage = stage
        self.places = places
        events = AttemptEvents(stage: stage.name)
        results = RecordedResults(context, stage)
        settlement = AttemptSettlement(context, stage, keepingBack: pending)
        terms = EngagementTerms(context, stage, places)
    }

    /// Whether the stage has made no attempt since it was begun anew.
    var isFirst: Bool {
        get async {
            let (name, workflow) = (stage.name, context.workflow)
            return await context.recorder.look { $0.attempts(of: name, in: workflow).isEmpty }
        }
    }

    /// Has a request carried out; throws `StageEnd` when the stage cannot go on.
    func run(_ request: AttemptRequest) async throws -> FinishedAttempt {
        try await recordPending()
        guard let agent = request.agent.flatMap(context.workflow.agent), agent.continuesSession else {
            return try await carryOut(request)
        }
        // An earlier engine's attempt is in the conversation already; whoever waits for it waits for this one.
        if let done = try await takeUp(request) { return done }
        context.limits.conversations.release(stage.name, agent: agent.name)
        return try await context.limits.conversations.whileAlone(with: agent.name, context.limits.gate, places) {
            try await carryOut(request)
        }
    }

    /// Waits for what an earlier engine has begun; nil when there is nothing, or when it was no success.
    private func takeUp(_ request: AttemptRequest) async throws -> FinishedAttempt? {
        let log = await context.recorder.state.attempts(of: stage.name, in: context.workflow)
        guard let open = log.last(where: { request.isServed(by: $0) && $0.outcome == nil }) else { return nil }
        return try await adopt(open, request)
    }

    private func carryOut(_ request: AttemptRequest) async throws -> FinishedAttempt {
        while true {
            let state = await context.recorder.state
            let served = state.attempts(of: stage.name, in: context.workflow).filter(request.isServed)
            if let done = served.last(where: { request.accepts($0.outcome) }) {
                let taken = try await results.taken(done)
                takeGround(request, taken.directory.readOrder)
                return taken
            }
            if let open = served.last(where: { $0.outcome == nil }) {
                if let finished = try await adopt(open, request) { return finished }
                continue
            }
            let others = state.attempts(of: stage.name, in: context.workflow).filter { !request.isBeside($0) }
            if try await outlast(others) { continue }
            let failures = served.count { $0.outcome == .failed || $0.outcome == .timedOut }
            if failures > 0 { try await backOff(after: failures, served.last) }
            let hasWaited = try await terms.wait(for: request) || failures > 0
            // What was seen before the wait is old; a prompt that was made before it shows just that.
            if hasWaited, request.prompt == nil, request.task == nil, context.grounds.declaresFiles {
                try await context.lookAgain(at: stage, round: request.iteration ?? 1)
            }
            var ready = request
            ready.prompt = try await request.makeReady?(served.last) ?? request.prompt
            if let finished = try await launch(ready, state) { return finished }
        }
    }

    /// The end of the latest attempt if it is not yet in the journal; to be recorded with what follows from it.
    func unrecordedEnd() -> [Event] {
        pending.withLock { state in
            defer { state = nil }
            return state.map { [$0] } ?? []
        }
    }

    private func recordPending() async throws {
        let end = unrecordedEnd()
        if !end.isEmpty { try await context.recorder.record(end) }
    }

    /// Starts an attempt and waits for it; nil when it was no success but may be tried again.
    private func launch(_ request: AttemptRequest, _ state: RunState) async throws -> FinishedAttempt? {
        let failed = FailedStages(handledBy: stage, in: context.workflow, state)
        if failed.isGone { throw StageEnd.unneeded("What it is there for has not failed any more.") }
        if request.role != .fix { try await context.look(at: stage, round: request.iteration ?? 1) }
        var engagement = try await terms.engage(request)
        guard context.control.reason == nil, !context.limits.gate.isClosed else { throw StageEnd.interrupted }
        let earlier = EarlierArtifacts(context.run)
        if request.role == .work || request.role == .command, !request.isOfCondition { try earlier.setAside(stage) }
        let last = max(known(state), try earlier.lastAttempt(of: stage.name)?.number ?? 0)
        guard last < EarlierArtifacts.largestNumber else {
            throw StageEnd.failed(
                .failed, "Its last attempt has the number \(last), which cannot be: somebody has changed the journal.")
        }
        let number = numbers.next(after: last)
        let attempt = AttemptState(
            number: number, role: request.role, agent: request.agent, iteration: request.iteration,
            task: request.task, startedAt: context.clock.now())
        let directory = context.run.attempt(attempt, of: stage.name)
        if let agreed = engagement, agreed.isRead {
            engagement?.slice = try await terms.slice(attempt, agreed)
        }
        let (order, environment) = try AttemptOrders(context, stage).make(
            request, attempt, directory, await context.secondsLeft(), engagement,
            failed: failed)
        let end: AttemptEnd
        do {
            try await context.recorder.record(events.started(attempt, order.reading?.runner))
            end = try await AttemptFollower(context, stage, attempt, order.reading).whileFollowing(directory) {
                try await self.context.executor.run(
                    order, prompt: request.prompt.map { self.context.mask.bytes(Array($0.utf8)) },
                    environment: environment, in: directory)
            }
        } catch {
            pending.withLock { $0 = events.ended(attempt, .interrupted, nil, "It could not be started. \(error)") }
            throw error
        }
        return try await settlement.settle(end, attempt, directory, request, order, isAdopted: false)
    }

    private func known(_ state: RunState) -> Int {
        context.workflow.position(of: stage.name).map { state.stages[$0].attempts } ?? 0
    }

    private func backOff(after failures: Int, _ last: AttemptState?) async throws {
        guard failures <= stage.retry.limit else {
            throw StageEnd.failed(
                .failed, "Its \(failures) attempts failed; see \(context.run.attempts)/\(stage.name).")
        }
        guard stage.retry.backoffSeconds > 0 else { return }
        let clock = context.clock
        let seconds = stage.retry.backoffSeconds
        try await places.whileGivenBack { try await clock.sleep(seconds: seconds) }
    }
}
