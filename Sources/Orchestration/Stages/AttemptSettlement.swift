import Execution
import Platform
import RunStorage
import StateMachine

/// Decides what follows from the way in which an attempt has come to its end, and records it.
struct AttemptSettlement: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let events: AttemptEvents
    private let results: RecordedResults
    /// Where an end is kept back that is to be written together with what follows from it.
    private let pending: Locked<Event?>

    /// Prepares it for a stage whose latest end is kept back.
    init(_ context: RunContext, _ stage: Stage, keepingBack pending: Locked<Event?>) {
        self.context = context
        self.stage = stage
        self.pending = pending
        events = AttemptEvents(stage: stage.name)
        results = RecordedResults(context, stage)
    }

    /// Gives the attempt where it is what the request wants; nil when another one is to be made.
    ///
    /// - Throws: `StageEnd` when the stage cannot go on.
    func settle(
        _ end: AttemptEnd, _ attempt: AttemptState, _ directory: AttemptDirectory, _ request: AttemptRequest,
        _ order: AttemptOrder?, isAdopted: Bool
    ) async throws -> FinishedAttempt? {
        let used = try await usage(end, directory, order)
        if let order, let used { context.limits.ledger.settle(order.id, of: stage.name, used) }
        switch end {
        case .left: throw StageEnd.interrupted
        case .lost:
            let lost = events.ended(attempt, .interrupted, nil, "Its supervisor was lost.")
            try await context.recorder.record(lost.with { $0.usage = used })
            if isAdopted { return nil }
            if context.control.reason != nil { throw StageEnd.interrupted }
            let sentence =
                "The supervisor of \(directory.path) ended without a result: the disk may be full, or it was killed. "
                + "Go on with `teambot resume`."
            throw StageEnd.failed(.storage, sentence)
        case .doubtful(let processes):
            // The attempt stays without an end, so that a resume asks again before it starts another one.
            throw StageEnd.failed(.failed, Survivors.sentence(processes, of: directory))
        case .unreadable(let sentence):
            // It stays without an end, too: a resume reads its result once the disk can be read again.
            throw StageEnd.failed(.storage, sentence)
        case .ended(let result):
            if result.isOutputLost, try ArtifactFiles(context.run).needsReply(stage, request.role) {
                let sentence = "What \(directory.path) printed could not be written: the disk may be full."
                try await context.recorder.record(events.ended(attempt, .interrupted, result, sentence))
                if isAdopted { return nil }
                throw StageEnd.failed(.storage, sentence + " Go on with `teambot resume`.")
            }
            return try await take(result, attempt, directory, request, order?.reading, isAdopted: isAdopted)
        }
    }

    /// What the attempt has used; nil where it uses no model, or still runs.
    private func usage(
        _ end: AttemptEnd, _ directory: AttemptDirectory, _ order: AttemptOrder?
    ) async throws -> Usage? {
        guard let reading = order?.reading, end != .left else { return nil }
        if case .ended(let result) = end { return result.agent?.usage ?? Usage() }
        // The sums must not look as if what nobody has counted was nothing.
        return try await LostUsage.read(directory, reading)
    }

    private func take(
        _ result: AttemptResult, _ attempt: AttemptState, _ directory: AttemptDirectory, _ request: AttemptRequest,
        _ reading: ReadingOrder?, isAdopted: Bool
    ) async throws -> FinishedAttempt? {
        let digest = try results.seal(directory)
        let sentence = result.outcome == .succeeded ? "" : FailureSentence.of(result, directory)
        let reports = request.call == nil ? nil : try await RecordedResults.reports(of: directory)
        let event = events.ended(
            attempt, result.outcome, result, sentence.isEmpty ? nil : sentence, digest: digest, runner: reading?.runner
        ).with { $0.reportDigest = reports }
        if result.outcome == .succeeded, let agent = request.agent, let told = result.agent {
            context.limits.bench.answered(agent)
            if let warning = events.warning(of: told.denied, by: agent) { try await context.recorder.record(warning) }
        }
        if let warning = events.warning(of: result.survivors, in: directory) {
            try await context.recorder.record(warning)
        }
        if request.accepts(result.outcome) {
            pending.withLock { $0 = event }
            return FinishedAttempt(directory: directory, result: result)
        }
        let answer = AgentAnswer(context, stage)
        if result.outcome == .interrupted {
            try await context.recorder.record(event)
            if let reading, try await answer.goesOn(after: result, attempt, reading, isAdopted: isAdopted) {
                return nil
            }
            // The limit of an earlier engine says nothing: there may be more time now.
            if result.reason == .runLimit, !isAdopted { context.control.end(.timeLimit) }
            if context.control.reason != nil { throw StageEnd.interrupted }
            return nil
        }
        if let reading, try await answer.isReplaced(after: result, attempt, reading, event) { return nil }
        let state = await context.recorder.state
        let earlier = state.attempts(of: stage.name, in: context.workflow).count {
            request.isServed(by: $0) && ($0.outcome == .failed || $0.outcome == .timedOut)
        }
        guard earlier < stage.retry.limit, result.isWorthRepeating else {
            pending.withLock { $0 = event }
            throw StageEnd.failed(.failed, sentence)
        }
        try await context.recorder.record(event)
        return nil
    }
}
