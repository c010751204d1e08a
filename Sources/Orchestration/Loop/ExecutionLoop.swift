package import StateMachine
import Execution
import Platform
import RunStorage

/// Takes a run from where it stands to where nothing more can be done, and records how that ended.
///
/// What it promises: *a completion is recorded exactly once; an attempt runs at least once; no acknowledged completion
/// is lost or run again; there are never two live agents for one stage.*
///
/// - A completion is one event of the journal, written before it is told (`RunRecorder`); the reducer knows no second.
/// - An attempt whose end is not in the journal is asked for first: its supervisor's lock, then its result, then its
///   survivors (`AttemptRunner`, `Survivors`). Only when none of them is there does another one begin.
/// - A result is on the disk, with the outputs and artifacts that it vouches for, before its supervisor ends.
/// - Where anything cannot be written or read, nothing is guessed: the engine ends, and a resume goes on.
package struct ExecutionLoop: Sendable {
    private var context: RunContext
    private let began: Double

    /// Makes the loop of one engine.
    package init(_ context: RunContext) {
        self.context = context
        began = context.clock.monotonicSeconds()
    }

    /// Runs until everything is done, something has failed, or the engine is told to end.
    package func run() async -> Outcome {
        var loop = self
        loop.context.limits = RunLimits(of: await context.recorder.state, in: context.workflow)
        return await loop.takeUp()
    }

    /// What is stale when a refresh is taken up; nil where nobody looks for changes.
    private func staleAtFirst() async throws -> RunSchedule.Sight? {
        guard await context.recorder.look({ $0.isRefreshing }) else { return nil }
        return try await context.changes()
    }

    private func takeUp() async -> Outcome {
        do {
            try await Recovery(context).run()
            var loop = self
            loop.context.schedule = RunSchedule(
                context.workflow, until: context.last, refreshing: try await staleAtFirst())
            await loop.work()
            return try await loop.close()
        } catch {
            let failure = await context.recorder.failure
            return .storageFailure(failure?.description ?? "\(error)")
        }
    }

    private func work() async {
        let task = Task(executorPreference: context.taskExecutor) { await workInTask() }
        context.control.onEnd { task.cancel() }
        let limit = Task(executorPreference: context.taskExecutor) { await enforceRunLimit() }
        await task.value
        limit.cancel()
    }

    private func workInTask() async {
        let places = ParallelStageExecutor(
            workflow: context.workflow, maximumConcurrent: context.maximumConcurrent, room: context.room)
        let context = context
        var ready = await next()
        repeat {
            await places.run(ready) { position, places in
                guard context.control.reason == nil, !context.limits.gate.isClosed else { return [] }
                do {
                    let ordered = await context.ordered(for: position)
                    try await StageRunner(ordered, ordered.workflow.stages[position], places).run()
                } catch {
                    // The recorder has kept the reason; nothing more is started, and nobody is left to work unseen.
                    context.control.end(.storageFailure("\(error)"))
                    return []
                }
                return await next(after: position)
            }
            // What was done last may have changed what others had read.
            ready = await context.schedule.isRefreshing ? nextOfRefresh() : []
        } while !ready.isEmpty
    }

    /// What may start now, at the beginning or after a stage; what is to be done once more is recorded before.
    private func next(after position: Int? = nil) async -> [Int] {
        guard context.control.reason == nil, !context.limits.gate.isClosed else { return [] }
        let schedule = context.schedule
        do {
            if schedule.isRefreshing {
                // Each answer may lead to the next question.
                var questions = await context.recorder.look { schedule.questions($0) }
                while !questions.isEmpty {
                    for position in questions {
                        schedule.answer(position, try await context.inputCauses(of: position))
                    }
                    questions = await context.recorder.look { schedule.questions($0) }
                }
                try await context.recorder.record { schedule.reopenings($0) }
            }
            return await context.recorder.look { schedule.ready($0, after: position) }
        } catch {
            context.control.end(.storageFailure("\(error)"))
            return []
        }
    }

    /// Looks at the files again when nothing is left to do in a refresh.
    private func nextOfRefresh() async -> [Int] {
        guard context.control.reason == nil, !context.limits.gate.isClosed else { return [] }
        do {
            context.schedule.see(try await context.changes())
            return await next()
        } catch {
            context.control.end(.storageFailure("\(error)"))
            return []
        }
    }

    private func enforceRunLimit() async {
        let left = await context.secondsLeft()
        guard (try? await context.clock.sleep(seconds: left)) != nil else { return }
        context.control.end(.timeLimit)
    }

    private func close() async throws -> Outcome {
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

extension RunContext {
    /// The context of a stage, with what a person wants of it.
    func ordered(for position: Int) async -> RunContext {
        guard let order = await recorder.look({ $0.stages[position].order }) else { return self }
        var context = self
        context.workflow = workflow.taking(order, for: position)
        return context
    }

    /// Seals the run's own copies as this engine has read them.
    package func sealCopies() throws {
        try seal.withLock { seal in for path in [run.workflow, run.objective] { try seal.add(path) } }
    }

    /// Seconds that the run may still take, in all its engines together; a clock that is set changes nothing.
    func secondsLeft() async -> Double {
        let state = await recorder.state
        return max(0, state.maximumSeconds - state.secondsBefore - (clock.monotonicSeconds() - began))
    }
}
