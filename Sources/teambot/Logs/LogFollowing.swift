import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// Follows what is said in a stage, attempt by attempt, until the stage or the engine ends; it waits for events only.
struct LogFollowing {
    private let observed: ObservedRun
    private let stage: Stage
    /// The only attempt that is wanted; nil for the latest and all after it.
    private let number: Int?
    private let kind: LogKind
    private let isRaw: Bool
    private var follower: JournalFollower
    private var state: RunState
    private var history = RunHistory()
    /// The number of the attempt that is shown, or was shown last; nil before the first.
    private var last: Int?
    private var current: FollowedAttempt?

    /// Prepares to follow a stage of a run.
    init(_ observed: ObservedRun, _ stage: Stage, attempt number: Int?, _ kind: LogKind, isRaw: Bool) {
        self.observed = observed
        self.stage = stage
        self.number = number
        self.kind = kind
        self.isRaw = isRaw
        follower = JournalFollower(observed.run)
        state = RunState(of: observed.workflow)
    }

    /// Shows what comes until no more can; gives the exit code.
    mutating func run() throws -> Int32 {
        let journal = try FileWatch(observed.run.journal)
        var engine = try observed.owner.map { _ in try LockWatch(observed.run.lock) }
        while !OutputFailure.isFinal {
            journal.reset()
            // What the engine has recorded last is read after it has gone.
            let isGone = engine == nil
            try takeEvents()
            if try advance(isEngineGone: isGone) { continue }
            if current == nil, isGone || isOver {
                // Another engine may have taken the run up meanwhile.
                guard !isOver, FileLock.isHeld(observed.run.lock) else { return try ending() }
                engine = try LockWatch(observed.run.lock)
                continue
            }
            let watched = [journal.descriptor] + (engine.map { [$0.descriptor] } ?? []) + (current?.descriptors ?? [])
            let ready = Readiness.wait(for: watched, seconds: nil)
            if engine != nil, ready.contains(1) { engine = nil }
        }
        return 0
    }

    private mutating func takeEvents() throws {
        for event in try follower.next() {
            state.apply(event, in: observed.workflow)
            history.take(event)
        }
    }

    /// Shows what is new of the attempt; true where something else is to be looked at at once.
    private mutating func advance(isEngineGone: Bool) throws -> Bool {
        let attempts = StageAttempts(of: stage, in: observed.run, history)
        if current == nil, let span = try next(attempts) {
            current = FollowedAttempt(attempts.directory(of: span), kind, isRaw: isRaw)
            last = span.number
            LogsVerb.tell(span, attempts, kind)
        }
        guard current != nil else { return false }
        let hasEnded = attempts.all.first { $0.number == last }?.outcome != nil
        let isOver = try current?.advance(hasEnded: hasEnded, isEngineGone: isEngineGone) ?? true
        if isOver { current = nil }
        // Where a file or a directory has just come, it is watched from now on, and may have more already.
        return try isOver || current?.watch() ?? false
    }

    /// The attempt to go on with: at first the one that is meant, then each one after it.
    private func next(_ attempts: StageAttempts) throws -> AttemptSpan? {
        if let number { return last == number ? nil : try attempts.attempt(number) }
        if let last { return attempts.all.first { $0.number > last } }
        return attempts.all.first { $0.outcome == nil } ?? attempts.all.last
    }

    /// Whether no attempt can come any more, or none that is wanted.
    private var isOver: Bool {
        if let number, last == number { return true }
        switch state.stages[observed.workflow.position(of: stage.name) ?? 0].status {
        case .pending, .running, .interrupted: return false
        case .completed, .failed, .skipped, .blocked, .waiting: return true
        }
    }

    private func ending() throws -> Int32 {
        guard last == nil else { return 0 }
        let status = observed.workflow.position(of: stage.name).map { state.stages[$0].status } ?? .pending
        let attempts = StageAttempts(of: stage, in: observed.run, history)
        throw VerbError.usage(attempts.absence(status) + " No engine has the run now.")
    }
}
