import Platform
import RunStorage
import StateMachine

/// A session in the state directory of a project, as an engine would write it: this process has its lock.
final class WrittenSession {
    let session: SessionDirectory
    private(set) var state = SessionState()
    private let journal: Journal
    private var lock: FileLock?
    private var milliseconds: Int64

    /// Begins a session of this identity with objectives of these titles.
    init(
        _ id: String, in project: TemporaryProject, titles: [String], workers: Int = 2, base: String? = nil,
        secondsAgo: Int64 = 0
    ) throws {
        milliseconds = SystemClock.wallMilliseconds() - secondsAgo * 1_000
        let place = StateDirectory(path: project.path + "/state")
        try place.prepare()
        (session, lock) = try place.createSession(id) { try Descriptor.replacing($0.journal).write([]) }
        journal = try Journal(path: session.journal, after: 0)
        try take(Event(.sessionStarted)) {
            ($0.runID, $0.workers, $0.retries, $0.project) = (id, workers, 1, project.path)
            ($0.usesWorktrees, $0.baseCommit) = (base != nil, base)
        }
        for title in titles {
            try take(Event(.executionQueued)) {
                ($0.objectiveFile, $0.objectiveName) = (project.path + "/\(title).md", title)
            }
        }
    }

    /// Records an event, a second after the one before.
    func take(_ event: Event, _ change: (inout Event) -> Void = { _ in }) throws {
        milliseconds += 1_000
        var events = [event.with(change)]
        events[0].at = Timestamp(milliseconds: milliseconds)
        try journal.append(&events, isDurable: false)
        for event in events { state.apply(event) }
    }

    /// A worker takes an objective.
    func start(_ number: Int, _ feature: String, run: String = "", worker: Int = 1) throws {
        try take(Event(.executionStarted)) {
            ($0.execution, $0.feature, $0.runID, $0.worker) = (number, feature, run, "worker-\(worker)")
            ($0.branch, $0.worktree) = ("teambot/\(feature)", "/worktrees/\(feature)")
        }
    }

    /// An objective ends.
    func end(_ number: Int, _ status: ExecutionStatus, _ change: (inout Event) -> Void = { _ in }) throws {
        try take(Event(.executionEnded)) {
            ($0.execution, $0.status) = (number, status.rawValue)
            change(&$0)
        }
    }

    /// The session ends, and its engine with it.
    func finish(_ status: SessionStatus) throws {
        try take(Event(.sessionEnded)) { $0.status = status.rawValue }
        try leave()
    }

    /// The engine goes and leaves the state as it is.
    func leave() throws {
        var text = SessionText()
        try AtomicFile.write(text.render(state), to: session.state)
        lock?.release()
        lock = nil
    }
}
