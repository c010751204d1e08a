package import RunStorage
package import StateMachine

/// The one place that orders what happens: takes facts, gives them to the journal and the reducer, and tells views.
package actor RunRecorder {
    /// Seconds between two writes of the state file, at least.
    private static let saveInterval = 0.05

    private let workflow: Workflow
    private let journal: any RunJournal
    private let clock: any RunClock
    private let taskExecutor: (any TaskExecutor)?
    private let observe: @Sendable (Event, RunState) -> Void
    /// The state after all that was recorded.
    package private(set) var state: RunState
    /// The error that ended recording; after it nothing is written any more.
    package private(set) var failure: StorageError?
    private var nextSave = 0.0
    private var isSaved = true
    private var saving: Task<Void, Never>?

    /// Makes a recorder for a run that has come to `state`.
    package init(
        state: RunState, workflow: Workflow, journal: sending any RunJournal, clock: any RunClock,
        taskExecutor: (any TaskExecutor)? = nil, observe: @escaping @Sendable (Event, RunState) -> Void
    ) {
        self.state = state
        self.workflow = workflow
        self.journal = journal
        self.clock = clock
        self.taskExecutor = taskExecutor
        self.observe = observe
    }

    /// Records facts of one moment, and the announcements that go with them, in one append.
    ///
    /// When any of them completes something, all are on the disk before anybody is told.
    package func record(_ facts: Event...) throws {
        try record(facts)
    }

    /// Records facts of one moment.
    package func record(_ facts: [Event]) throws {
        if let failure { throw failure }
        var after = state
        var events: [Event] = []
        for var fact in facts {
            fact.at = clock.now()
            fact.sequence = after.lastEvent + 1
            after.apply(fact, in: workflow)
            let announced = after.announcements(of: fact, in: workflow)
            // A group begins before its first member does.
            let first = announced.filter { $0.name == .parallelGroupStart }
            let then = announced.filter { $0.name != .parallelGroupStart }
            events += first.map { $0.with { $0.at = fact.at } } + [fact] + then.map { $0.with { $0.at = fact.at } }
            after.lastEvent = state.lastEvent + events.count
        }
        do {
            try journal.append(&events, isDurable: facts.contains { $0.name.completesSomething })
        } catch {
            throw fail(error)
        }
        let before = state
        state = after
        isSaved = false
        saveSoon()
        withExtendedLifetime(before) { for event in events { observe(event, after) } }
    }

    /// Writes the state file now if it is not up to date.
    package func save() throws {
        if let failure { throw failure }
        guard !isSaved else { return }
        let begin = clock.monotonicSeconds()
        do { try journal.save(state) } catch { throw fail(error) }
        isSaved = true
        let end = clock.monotonicSeconds()
        // A large state is written less often, so that writing it stays a small part of the work.
        nextSave = end + max(Self.saveInterval, (end - begin) * 20)
    }

    private func saveSoon() {
        let wait = nextSave - clock.monotonicSeconds()
        if wait <= 0 {
            try? save()
        } else if saving == nil {
            saving = Task(executorPreference: taskExecutor) { await self.save(after: wait) }
        }
    }

    private func save(after seconds: Double) async {
        try? await clock.sleep(seconds: seconds)
        saving = nil
        try? save()
    }

    private func fail(_ error: any Error) -> StorageError {
        let known = error as? StorageError ?? StorageError(.cannotWrite, "\(error)")
        failure = known
        return known
    }
}

extension EventName {
    /// Whether the event acknowledges that something is over, so that it must survive a power cut.
    var completesSomething: Bool {
        switch self {
        case .stageCompleted, .stageFailed, .stageSkipped, .stageWaiting, .approvalDecided, .runStarted, .runEnded,
            .scenariosRecorded, .acceptanceStageComplete:
            true
        default: false
        }
    }
}
