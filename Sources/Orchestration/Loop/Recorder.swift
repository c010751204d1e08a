package import RunStorage
package import StateMachine
package import Execution

/// The one place that orders what happens: takes facts, gives them to the journal and the reducer, and tells views.
///
/// Nobody is told of an event before it is on the disk, if it completes something. The wait for the disk comes when the
/// engine has nothing else to do: what a completion has made ready is started meanwhile, which tells nobody anything
/// (after a power cut the completion is found again by its `result.json`).
package actor Recorder<State: RecordedState> {
    /// Has a body run when the engine has nothing else to do.
    package typealias Idle = @Sendable (@escaping @Sendable () async -> Void) -> Void

    /// Seconds between two writes of the state file, at least.
    private static var saveInterval: Double { 0.05 }

    private let frame: State.Frame
    private let journal: any StateJournal<State>
    private let clock: any RunClock
    private let mask: SecretMask
    private let whenIdle: Idle
    private let observe: @Sendable (Event, State) -> Void
    private let onFailure: @Sendable (StorageError) -> Void
    /// The state after all that was recorded.
    package private(set) var state: State
    /// The error that ended recording; after it nothing is written any more.
    package private(set) var failure: StorageError?
    private var untold: [Event] = []
    private var mustSync = false
    private var isSaved = true
    private var isFlushing = false
    private var nextSave = 0.0
    private var hasTimer = false

    /// Makes a recorder of what has come to `state`.
    package init(
        state: State, frame: State.Frame, journal: sending any StateJournal<State>, clock: any RunClock,
        mask: SecretMask = SecretMask(of: []), whenIdle: @escaping Idle = { body in Task { await body() } },
        onFailure: @escaping @Sendable (StorageError) -> Void = { _ in },
        observe: @escaping @Sendable (Event, State) -> Void
    ) {
        self.state = state
        self.frame = frame
        self.journal = journal
        self.clock = clock
        self.mask = mask
        self.whenIdle = whenIdle
        self.onFailure = onFailure
        self.observe = observe
    }

    /// Records facts of one moment, and the announcements that go with them, in one append.
    package func record(_ facts: Event...) throws {
        try record(facts)
    }

    /// Records facts of one moment.
    package func record(_ facts: [Event]) throws {
        if let failure { throw failure }
        guard !facts.isEmpty else { return }
        let now = clock.now()
        var events: [Event] = []
        var open = facts[...]
        // What is replayed has the numbers of the journal, so that the state must have them, too.
        var sequence = state.lastEvent
        func add(_ event: Event) -> Event {
            sequence += 1
            let placed = event.with {
                $0.at = now
                $0.sequence = sequence
            }
            events.append(placed)
            return placed
        }
        while let fact = open.popFirst() {
            for announcement in state.preludes(to: fact, in: frame) { _ = add(announcement) }
            let dated = add(
                fact.with {
                    $0.error = $0.error.map(mask.text)
                    $0.message = $0.message.map(mask.text)
                    $0.comment = $0.comment.map(mask.text)
                })
            state.apply(dated, in: frame)
            open = state.consequences(of: dated, in: frame) + open
            for announcement in state.announcements(of: dated, in: frame)
            where announcement.name != .parallelGroupStart {
                _ = add(announcement)
            }
        }
        do { try journal.append(&events, isDurable: false) } catch { throw fail(error) }
        state.lastEvent = events.last?.sequence ?? state.lastEvent
        untold += events
        mustSync = mustSync || facts.contains { $0.name.completesSomething }
        isSaved = false
        guard !isFlushing else { return }
        isFlushing = true
        whenIdle { await self.flush() }
    }

    /// What a look at the state gives; nobody keeps the state itself, which would have to be copied with the next event.
    package func look<Value: Sendable>(_ body: @Sendable (State) -> Value) -> Value { body(state) }

    /// Records what follows from the state as it is, without anything in between; gives what that was.
    @discardableResult
    package func record(deciding decide: @Sendable (State) -> [Event]) throws -> [Event] {
        let facts = decide(state)
        try record(facts)
        return facts
    }

    /// Brings completions to the disk, tells views, and writes the state file if it is time to.
    private func flush() {
        isFlushing = false
        guard (try? settle()) != nil else { return }
        let wait = nextSave - clock.monotonicSeconds()
        if wait <= 0 {
            try? save()
        } else if !hasTimer {
            hasTimer = true
            whenIdle { await self.save(after: wait) }
        }
    }

    /// Brings completions to the disk and tells views of everything that they do not know yet.
    private func settle() throws {
        if let failure { throw failure }
        if mustSync {
            do { try journal.sync() } catch { throw fail(error) }
            mustSync = false
        }
        let events = untold
        untold = []
        for event in events { observe(event, state) }
    }

    /// Writes the state file now if it is not up to date.
    package func save() throws {
        try settle()
        guard !isSaved else { return }
        let begin = clock.monotonicSeconds()
        do { try journal.save(state) } catch { throw fail(error) }
        isSaved = true
        let end = clock.monotonicSeconds()
        // A large state is written less often, so that writing it stays a small part of the work.
        nextSave = end + max(Self.saveInterval, (end - begin) * 20)
    }

    /// Throws, and ends recording, when somebody else has changed the journal.
    func verify() throws {
        if let failure { throw failure }
        do { try journal.verify() } catch { throw fail(error) }
    }

    private func save(after seconds: Double) async {
        try? await clock.sleep(seconds: seconds)
        hasTimer = false
        try? save()
    }

    private func fail(_ error: any Error) -> StorageError {
        let known = error as? StorageError ?? StorageError(.cannotWrite, "\(error)")
        failure = known
        onFailure(known)
        return known
    }
}

/// The recorder of a run.
package typealias RunRecorder = Recorder<RunState>

extension EventName {
    /// Whether the event acknowledges that something is over, so that it must survive a power cut.
    var completesSomething: Bool {
        switch self {
        case .stageCompleted, .stageFailed, .stageSkipped, .stageWaiting, .approvalDecided, .stageReopened,
            .stageAccepted, .runStarted, .runEnded,
            .scenariosRecorded, .acceptanceStageComplete, .sessionStarted, .sessionEnded, .executionQueued,
            .executionEnded, .executionIntegrated:
            true
        default: false
        }
    }
}
