import Configuration
import Orchestration
import Platform
import RunStorage
import StateMachine
import Worktrees

/// Many objectives at once, each one an ordinary run in a worktree of its own.
///
/// Everything that it knows is in its directory; `teambot status`, `watch`, `report` and `resume` know it, too, and
/// `teambot submit` adds to it. It may be used from any task.
public final class Session: Sendable {
    /// Its identity: the name of its directory below `state/sessions/`.
    public let id: String
    /// Its directory, absolute: `session.json`, `events.jsonl`, and at its end `report.html`.
    public let directory: String

    let project: String
    let engine: SessionEngine
    private let control: SessionControl
    private let desk: NewsDesk
    private let ended: Task<Void, Never>
    let tell: @Sendable (String) -> Void
    /// The last number of each file, for an objective cannot be at work twice.
    let numbers = Locked<[String: Int]>([:])

    private init(_ start: SessionStart, _ engine: SessionEngine, _ control: SessionControl, _ desk: NewsDesk) {
        id = start.begun.directory.id
        directory = start.begun.directory.path
        project = start.place.project
        tell = start.place.tell
        self.engine = engine
        self.control = control
        self.desk = desk
        let (loop, lock) = (start.loop, start.begun.lock)
        ended = Task {
            await onOwnThread { _ = loop.run { _ = await engine.run() } }
            lock.release()
            desk.close()
        }
    }

    static func begin(_ configuration: SessionConfiguration) async throws -> Session {
        try Task.checkCancellation()
        do {
            // Not left to itself when the task is cancelled: a session would be begun that nobody ends.
            let (control, desk) = (SessionControl(), NewsDesk())
            let start = try await onOwnThread {
                Result {
                    let start = try SessionStart(configuration)
                    // Engines tell what happens, not what has happened before them.
                    try JournalReading.each(of: start.begun.directory.journal) { desk.tell($0) }
                    return start
                }
            }.get()
            let engine = try SessionEngine(
                start.begun, in: start.place, repository: start.repository, on: start.loop, under: control,
                isOpen: true,
                observer: SessionObserver(
                    session: { event, _ in desk.tell(event) }, run: { desk.tell($1, ofRunOf: $0) }))
            return Session(start, engine, control, desk)
        } catch { throw SessionFailure(error) }
    }

    /// All news from now on, in their order, after that of the session's beginning; the sequence ends with the session.
    ///
    /// Each call makes a sequence of its own, for one reader. What is not read yet is kept in memory: read it to its end or
    /// let it go.
    public var events: AsyncStream<SessionNews> { desk.subscribe() }

    /// How the session stands now, or at its end.
    public var status: SessionOverview {
        get async { SessionOverview(await engine.recorder.state) }
    }

    /// Submits objectives and waits until these have come to their end.
    ///
    /// - Parameter objectives: the files, relative to the project or absolute.
    /// - Returns: how they stand, in the order in which they were given, and no others.
    /// - Throws: as `submitBatch` and `waitForCompletion`.
    @discardableResult
    public func run(_ objectives: [String]) async throws -> [ObjectiveOverview] {
        let numbers = try await submitBatch(objectives)
        try await settled(numbers)
        return await engine.recorder.look { state in numbers.compactMap(state.execution).map(ObjectiveOverview.init) }
    }

    /// Waits until everything that was submitted has come to its end, or the session has.
    ///
    /// - Returns: how the session stands then.
    /// - Throws: `SessionFailure` where the session's files cannot be written; `CancellationError` where the task is
    ///   cancelled, which in itself changes nothing for the session.
    @discardableResult
    public func waitForCompletion() async throws -> SessionOverview {
        try await settled(nil)
        return await status
    }

    /// Lets what was submitted come to its end, and ends the session.
    func finish() async throws {
        await engine.expectNoMore()
        let (ended, control) = (ended, control)
        await withTaskCancellationHandler {
            await ended.value
        } onCancel: {
            control.end(.interrupted(signal: SignalNumber.terminate))
        }
        try checkStorage()
        if control.reason != nil { throw CancellationError() }
    }

    /// Ends the session at once, as SIGTERM ends `teambot run`.
    func abandon() async {
        control.end(.interrupted(signal: SignalNumber.terminate))
        await ended.value
    }

    private func settled(_ numbers: [Int]?) async throws {
        try await engine.untilSettled(numbers)
        try checkStorage()
    }

    private func checkStorage() throws {
        if case .storageFailure(let sentence) = control.reason { throw SessionFailure(sentence) }
    }
}
