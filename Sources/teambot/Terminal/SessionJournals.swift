import Platform
import RunStorage
import StateMachine

/// The journal of a session that somebody follows, with those of its runs that are at work.
struct SessionJournals: WatchedJournals {
    private(set) var state: SessionState
    private let observed: ObservedSession
    private let watch: FileWatch
    private var follower: JournalFollower
    /// Tells of the directories of the runs; nil where the system cannot.
    private var directories: DirectoriesWatch?
    private var runs: [Int: (path: String, follower: JournalFollower)] = [:]

    /// Begins with a state and a place in the journal.
    init(_ observed: ObservedSession, from state: SessionState, _ follower: JournalFollower) throws {
        self.observed = observed
        self.state = state
        self.follower = follower
        watch = try FileWatch(observed.session.journal)
        directories = try? DirectoriesWatch()
    }

    var lock: String { observed.session.lock }
    var isOwned: Bool { observed.session.owner() != nil }
    var changes: [Descriptor] { [watch.descriptor] + (directories.map { [$0.descriptor] } ?? []) }

    mutating func reset() {
        watch.reset()
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
            if event.name == .executionStarted, let number = event.execution { open(number) }
        }
        for execution in state.workers.compactMap(\.execution) { showRun(execution) }
    }

    /// Begins to follow the runs that are at work already.
    mutating func openRunning() { for number in state.workers.compactMap(\.execution) { open(number) } }

    private mutating func open(_ number: Int) {
        // A run that is only being made has no journal yet; it is looked for again with the next change.
        guard runs[number] == nil, let run = observed.run(number, in: state) else { return }
        EngineOutput.send(
            .runOpened(RunOfSession(execution: number, run: run.run, state: run.state, workflow: run.workflow)))
        let follower = JournalFollower(run.run, after: run.state.lastEvent, at: run.loading.journalBytes)
        runs[number] = (run.run.path, follower)
        _ = directories?.add(run.run.path)
    }

    private mutating func close(_ number: Int) {
        guard let run = runs.removeValue(forKey: number) else { return }
        directories?.remove(run.path)
    }

    /// What a run's journal tells is an ornament here: where it cannot be read the session is followed all the same.
    private mutating func showRun(_ number: Int) {
        open(number)
        guard let events = try? runs[number]?.follower.next() else { return }
        for event in events { EngineOutput.send(.runEvent(execution: number, event)) }
    }
}
