import StateMachine
import TestSupport

/// An engine without processes: it starts what is ready, ends what runs in any order, crashes and resumes.
///
/// It decides from `RunState` alone, as the real engine does; what it wrote is judged by `JournalAudit`.
struct SimulatedRun {
    let workflow: Workflow
    private(set) var state: RunState
    private(set) var journal: [Event] = []
    private var generator: SplitMix64
    private var now: Int64 = 1_700_000_000_000
    /// Seconds in which an engine had the run, by this engine's own counting.
    private(set) var secondsUsed = 0.0
    private var sessionBegan: Int64 = 0

    /// Makes a run of a random workflow that has not begun.
    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        workflow = RandomWorkflow.make(using: &generator)
        state = RunState(of: workflow)
    }

    /// Begins the run and goes on, through crashes and new sessions, until nothing more can be gained.
    mutating func runToTheEnd() {
        begin(.runStarted)
        skipSome()
        for _ in 0..<4 {
            while step() {}
            end(state.restingOutcome(in: workflow))
            let reopened = reopenSome()
            if !reopened, state.isFinished || generator.oneIn(2) { return }
            begin(.runResumed)
        }
        while step() {}
        end(state.restingOutcome(in: workflow))
    }

    /// Writes a fact and what is announced with it, and takes both into the state.
    private mutating func record(_ fact: Event) {
        now += Int64.random(in: 0...5_000, using: &generator)
        append(fact)
        for announcement in state.announcements(of: fact, in: workflow) { append(announcement) }
    }

    private mutating func append(_ event: Event) {
        let placed = event.with {
            $0.sequence = journal.count + 1
            $0.at = Timestamp(milliseconds: now)
        }
        journal.append(placed)
        state.apply(placed, in: workflow)
    }

    private mutating func begin(_ name: EventName) {
        now += Int64.random(in: 0...50_000, using: &generator)
        record(Event(name))
        sessionBegan = now
    }

    private mutating func end(_ outcome: Outcome) {
        record(Event(.runEnded).with { $0.status = outcome.runStatus.rawValue })
        secondsUsed += Double(now - sessionBegan) / 1_000
    }

    private mutating func skipSome() {
        for stage in workflow.stages where stage.isOptional && generator.oneIn(2) {
            record(Event(.stageSkipped, stage: stage.name))
        }
    }

    /// Has stages done once more that were done, each perhaps with all that depends on it; gives whether there is any.
    private mutating func reopenSome() -> Bool {
        guard generator.oneIn(2) else { return false }
        let done = workflow.stages.indices.filter { state.stages[$0].status == .completed }
        guard let first = done.randomElement(using: &generator) else { return false }
        let after = generator.oneIn(2) ? workflow.descendants(of: first) : []
        for position in [first] + after where [.completed, .failed].contains(state.stages[position].status) {
            record(Event(.stageReopened, stage: workflow.stages[position].name))
        }
        return true
    }

    /// Does one thing; false when nothing runs and nothing can start.
    private mutating func step() -> Bool {
        if generator.oneIn(40) { crash() }
        if generator.oneIn(120) { stopAndResume() }
        let running = workflow.stages.indices.filter { state.stages[$0].status == .running }
        let ready = state.readyStages(in: workflow)
        if running.count < workflow.maxConcurrent, let next = ready.randomElement(using: &generator),
            running.isEmpty || generator.oneIn(2)
        {
            record(Event(.stageStarted, stage: workflow.stages[next].name))
            return true
        }
        guard let position = running.randomElement(using: &generator) else { return false }
        advance(position)
        return true
    }

    /// Brings a running stage one event further.
    private mutating func advance(_ position: Int) {
        let name = workflow.stages[position].name
        let stage = state.stages[position]
        switch stage.log.last {
        case .some(let attempt) where attempt.outcome == nil: finish(attempt, of: name)
        case .some(let attempt) where attempt.outcome == .succeeded: record(Event(.stageCompleted, stage: name))
        case .some(let attempt) where attempt.outcome == .failed && !generator.oneIn(3): fail(name)
        default: startAttempt(of: name, after: stage.attempts)
        }
    }

    private mutating func startAttempt(of name: String, after attempts: Int) {
        if generator.oneIn(25) { return record(Event(.stageWaiting, stage: name)) }
        record(
            Event(.attemptStarted, stage: name).with {
                $0.attempt = attempts + 1
                $0.agent = "builder-1"
            })
    }

    private mutating func finish(_ attempt: AttemptState, of name: String) {
        let outcome: AttemptOutcome = generator.oneIn(7) ? .failed : .succeeded
        record(
            Event(.attemptEnded, stage: name).with {
                $0.attempt = attempt.number
                $0.agent = attempt.agent
                $0.outcome = outcome
            })
    }

    private mutating func fail(_ name: String) {
        let kinds: [FailureKind] = [.failed, .reviewNotApproved, .acceptance]
        let kind = kinds.randomElement(using: &generator) ?? .failed
        record(
            Event(.stageFailed, stage: name).with {
                $0.error = "It did not work."
                $0.failure = kind
            })
    }

    /// Forgets everything but the journal, of which an unsynced end may be lost, and takes the run up again.
    private mutating func crash() {
        let losable: Set<EventName> = [.attemptStarted, .stageStarted, .parallelStageStart, .agentRunning]
        while let last = journal.last, losable.contains(last.name), generator.oneIn(2) { journal.removeLast() }
        let lastMoment = journal.last?.at.milliseconds ?? now
        secondsUsed += Double(max(0, lastMoment - sessionBegan)) / 1_000
        state = journal.reduced(in: workflow)
        begin(.runResumed)
        adoptOrInterrupt()
    }

    private mutating func stopAndResume() {
        end(.interrupted(signal: 15))
        begin(.runResumed)
        adoptOrInterrupt()
    }

    /// Gives every attempt that has no end in the journal one: some results are found, some attempts are lost.
    private mutating func adoptOrInterrupt() {
        for position in workflow.stages.indices {
            for attempt in state.stages[position].log where attempt.outcome == nil {
                let found = generator.oneIn(2)
                record(
                    Event(.attemptEnded, stage: workflow.stages[position].name).with {
                        $0.attempt = attempt.number
                        $0.agent = attempt.agent
                        $0.outcome = found ? .succeeded : .interrupted
                    })
            }
        }
    }
}
