import Platform
import RunStorage
import StateMachine

/// How an engine ends: what the run has come to, and what is told of it.
extension ExecutionLoop {
    /// Records how the run rests when nothing is at work any more; gives what is told.
    func close() async throws -> Outcome {
        if let failure = await context.recorder.failure { throw failure }
        let resting = await context.recorder.state.restingOutcome(in: context.workflow)
        if resting == .complete {
            // Done is what nobody has tampered with.
            try context.seal.withLock { seal in try seal.checkAll() }
            try await context.recorder.verify()
        }
        let reason = context.control.reason ?? context.limits.gate.outcome
        let wanted = try await wanted(resting)
        let outcome = reason.map { $0.told(before: resting) } ?? wanted
        let name: EventName = if case .detached = outcome { .runDetached } else { .runEnded }
        try await context.recorder.record(
            Event(name).with {
                $0.status = outcome.runStatus.rawValue
                if case .reached(let stage) = outcome { $0.message = "stopped as wanted after \(stage)" }
                $0.elapsedSeconds = Double(Int((context.clock.monotonicSeconds() - began) * 1_000)) / 1_000
            })
        try await context.recorder.save()
        context.grounds.known.save(to: context.run.stamps)
        return outcome
    }

    /// The outcome as far as somebody has said what was wanted: a stage to go up to, or that nothing is stale.
    private func wanted(_ resting: Outcome) async throws -> Outcome {
        let state = await context.recorder.state
        let reached = context.last.flatMap { isReached($0, state, resting) ? $0 : nil }
        guard resting == .complete || reached != nil || state.isHeldUp else { return resting }
        if context.schedule.isRefreshing {
            let stale = try await context.staleStages().sorted().filter(context.schedule.isWanted)
            if !stale.isEmpty { return .stale(sentence(stale)) }
        }
        return resting == .complete ? resting : reached.map { .reached($0) } ?? resting
    }

    /// Whether the stage that was wanted last is done, and nothing else is to be told.
    private func isReached(_ last: String, _ state: RunState, _ resting: Outcome) -> Bool {
        guard resting == .stageFailed || resting == .complete else { return false }
        return context.workflow.position(of: last).map { state.stages[$0].status.isDone } == true
            && !state.stages.contains { $0.status == .failed }
    }

    private func sentence(_ stale: [Int]) -> String {
        let name = { (position: Int) in context.workflow.stages[position].name }
        return StillStale.sentence(
            again: stale.filter(context.schedule.wasDoneAgain).map(name),
            left: stale.filter { !context.schedule.wasDoneAgain($0) }.map(name))
    }
}

extension Outcome {
    /// What is told when the engine was ended for this reason but the run rests so: work that is all done is done.
    func told(before resting: Outcome) -> Outcome {
        if case .storageFailure = self { return self }
        return resting == .complete ? resting : self
    }
}

extension RunState {
    /// Whether nothing has failed although not everything is done.
    fileprivate var isHeldUp: Bool {
        stages.allSatisfy { $0.status.isDone || $0.status == .pending } && stages.contains { $0.status == .pending }
    }
}
