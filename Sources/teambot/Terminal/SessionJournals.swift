import Platform
import RunStorage
import StateMachine

/// The journal of a session that somebody follows, with those of its runs that are at work.
struct SessionJournals: WatchedJournals {
    private(set) var state: SessionState
    private let observed: ObservedSession
    private let watch: FileWatch
    private var follower: JournalFollower
    /// Tells of runs that are made.
    private let newRuns: FileWatch?
    /// Tells of the directories of the runs; nil where the system cannot.
    private var directories: DirectoriesWatch?
    private var runs: [Int: (path: String, follower: JournalFollower)] = [:]
    /// When workers have taken objectives, of those whose taking was told here.
    private var takings: [Int: Timestamp] = [:]
    /// The last event of each run that was told.
    private var told: [Int: Int] = [:]

    /// Begins with a state and a place in the journal.
    init(_ observed: ObservedSession, from state: SessionState, _ follower: JournalFollower) throws {
        self.observed = observed
        self.state = state
        self.follower = follower
        watch = try FileWatch(observed.session.journal)
        newRuns = try? FileWatch(observed.stateDirectory)
        directories = try? DirectoriesWatch()
    }

    var lock: String { observed.session.lock }
    var isOwned: Bool { observed.session.owner() != nil }
    var changes: [Descriptor] {
        [watch.descriptor] + [newRuns?.descriptor, directories?.descriptor].compactMap(\.self)
    }

    mutating func reset() {
        watch.reset()
        newRuns?.reset()
        _ = directories?.changed()
    }

    /// A run's last events come before the event of the session that says how it ended.
    mutating func show() throws {
        let events = try follower.next()
        for event in events {
            state.apply(event)
            if let number = event.execution, event.name == .executionEnded || event.name == .executionRetrying {
                showRun(number)
                close(number)
            }
            EngineOutput.send(.event(event))
            if event.name == .executionStarted, let number = event.execution {
                takings[number] = event.at
                open(number)
            }
        }
        for execution in state.workers.compactMap(\.execution) { showRun(execution) }
    }

    private mutating func open(_ number: Int) {
        // A run that is only being made has no journal yet; it is looked for again when its directory appears.
        guard runs[number] == nil, let run = observed.run(number, in: state) else { return }
        var follower = JournalFollower(run.run)
        guard let events = try? follower.next() else { return }
        var earlier = RunState(of: run.workflow)
        let known = events.prefix { isKnown($0, number, run.state) }
        for event in known { earlier.apply(event, in: run.workflow) }
        EngineOutput.send(
            .runOpened(RunOfSession(execution: number, run: run.run, state: earlier, workflow: run.workflow)))
        runs[number] = (run.run.path, follower)
        _ = directories?.add(run.run.path)
        tell(events.dropFirst(known.count), number)
    }

    /// Whether an event of a run came before what is told here.
    ///
    /// By the time a run is found it may have gone on: what it did since a worker took it is told all the same.
    private func isKnown(_ event: Event, _ number: Int, _ found: RunState) -> Bool {
        guard let taking = takings[number] else { return event.sequence <= found.lastEvent }
        return event.at < taking || event.sequence <= told[number] ?? 0
    }

    private mutating func close(_ number: Int) {
        guard let run = runs.removeValue(forKey: number) else { return }
        directories?.remove(run.path)
    }

    /// What a run's journal tells is an ornament here: where it cannot be read the session is followed all the same.
    private mutating func showRun(_ number: Int) {
        open(number)
        guard let events = try? runs[number]?.follower.next() else { return }
        tell(events[...], number)
    }

    private mutating func tell(_ events: ArraySlice<Event>, _ number: Int) {
        for event in events { EngineOutput.send(.runEvent(execution: number, event)) }
        if let last = events.last { told[number] = last.sequence }
    }
}
