import Platform
import RunStorage
import StateMachine

/// The journal of a run that somebody follows.
struct WatchedRun: WatchedJournals {
    private(set) var state: RunState
    private let observed: ObservedRun
    private let watch: FileWatch
    private var follower: JournalFollower

    /// Begins with a state and a place in the journal.
    init(_ observed: ObservedRun, from state: RunState, _ follower: JournalFollower) throws {
        self.observed = observed
        self.state = state
        self.follower = follower
        watch = try FileWatch(observed.run.journal)
    }

    var lock: String { observed.run.lock }
    var isOwned: Bool { observed.run.owner() != nil }
    var changes: [Descriptor] { [watch.descriptor] }

    mutating func reset() { watch.reset() }

    mutating func show() throws {
        for event in try follower.next() {
            state.apply(event, in: observed.workflow)
            EngineOutput.send(.event(event))
        }
    }
}
