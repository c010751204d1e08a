import Configuration
import Orchestration
import Platform
import RunStorage
import StateMachine
import Worktrees

/// Runs a body with a session, which begins before it and ends after it, however the body is left: when it returns, all
/// that was submitted is done first; when it throws or is cancelled, running agents are told to end, and what was done is
/// kept for `teambot resume`.
///
/// ```swift
/// var configuration = SessionConfiguration(project: "/home/me/project")
/// configuration.workers = 3
/// try await withSession(configuration) { session in
///     try await session.submitBatch(["a.md", "b.md", "c.md"])
///     let summary = try await session.waitForCompletion()
///     print(summary.status, summary.successRate)
/// }
/// ```
///
/// - Throws: `SessionFailure` where the session cannot begin, and what the body throws.
public func withSession<Value>(
    _ configuration: SessionConfiguration, _ body: (Session) async throws -> Value
) async throws -> Value {
    let session = try await Session.begin(configuration)
    do {
        let value = try await body(session)
        await session.finish()
        return value
    } catch {
        await session.abandon()
        throw error
    }
}

/// Many objectives at once, each one an ordinary run in a worktree of its own.
///
/// Everything that it knows is in `state/sessions/<id>/`; `teambot status`, `watch`, `report` and `resume` know it, too.
public final class Session: Sendable {
    /// Its identity: the name of its directory below `state/sessions/`.
    public let id: String

    private let project: String
    private let engine: SessionEngine
    private let control: SessionControl
    private let desk: NewsDesk
    private let ended: Task<Void, Never>
    private let tell: @Sendable (String) -> Void

    private init(_ start: SessionStart, _ engine: SessionEngine, _ control: SessionControl, _ desk: NewsDesk) {
        id = start.begun.directory.id
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
        do {
            let start = try await onOwnThread(throwing: { try SessionStart(configuration) })
            let (control, desk) = (SessionControl(), NewsDesk())
            let engine = try SessionEngine(
                start.begun, in: start.place, repository: start.repository, on: start.loop, under: control,
                isOpen: true,
                observer: SessionObserver(
                    session: { event, _ in desk.tell(SessionNews(event)) },
                    run: { number, event in desk.tell(SessionNews(event, execution: number)) }))
            return Session(start, engine, control, desk)
        } catch let error as CancellationError { throw error } catch { throw SessionFailure(error) }
    }

    /// Everything that happens from now on, in its order; the sequence ends with the session.
    public var events: AsyncStream<SessionNews> { desk.subscribe() }

    /// How the session stands now.
    public var status: SessionOverview {
        get async { SessionOverview(await engine.recorder.state) }
    }

    /// Puts an objective into the queue; waits for room where the queue is bounded and full.
    ///
    /// - Parameters:
    ///   - file: the objective's file, relative to the project or absolute.
    ///   - priority: higher ones begin first; nil for what the file says.
    ///   - retries: how often it is tried again; nil for what the file or the session says.
    /// - Returns: its number in the session.
    /// - Throws: `SessionFailure` where the objective cannot be read, or the session takes nothing any more.
    @discardableResult
    public func submit(_ file: String, priority: Int? = nil, retries: Int? = nil) async throws -> Int {
        var wishes = ObjectiveList.Wishes()
        (wishes.priority, wishes.retries) = (priority, retries)
        return try await submit([file], wishes)[0]
    }

    /// Puts several objectives into the queue, which may need each other; all of them or none.
    ///
    /// - Returns: their numbers in the session, in the order in which they were given.
    /// - Throws: `SessionFailure` where one of them cannot be read, or the session takes nothing any more.
    @discardableResult
    public func submitBatch(_ files: [String]) async throws -> [Int] {
        try await submit(files, ObjectiveList.Wishes())
    }

    /// Submits objectives and waits until everything that was submitted is done.
    ///
    /// - Throws: as `submitBatch` and `waitForCompletion`.
    public func run(_ objectives: [String]) async throws -> SessionOverview {
        try await submitBatch(objectives)
        return try await waitForCompletion()
    }

    /// Waits until everything that was submitted has come to its end.
    ///
    /// - Throws: `SessionFailure` where the session has ended before; `CancellationError` where the task is cancelled,
    ///   which changes nothing for the session.
    public func waitForCompletion() async throws -> SessionOverview {
        try await engine.untilSettled()
        if case .storageFailure(let sentence) = control.reason { throw SessionFailure(sentence) }
        return await status
    }

    /// Lets what was submitted come to its end, and ends the session.
    func finish() async {
        await engine.expectNoMore()
        await ended.value
    }

    /// Ends the session at once, as SIGTERM ends `teambot run`.
    func abandon() async {
        control.end(.interrupted(signal: SignalNumber.terminate))
        await ended.value
    }

    private func submit(_ files: [String], _ wishes: ObjectiveList.Wishes) async throws -> [Int] {
        let (project, tell, problems) = (project, tell, Locked<[String]>([]))
        do {
            let known = await engine.recorder.look { $0.executions }
            let names = files.map { $0.hasPrefix("/") ? $0 : project + "/" + $0 }
            let list = try ObjectiveList(names, wishes, known: known) { sentence in
                problems.withLock { $0.append(sentence) }
                tell(sentence)
            }
            return try await engine.queue(list.objectives)
        } catch let error as CancellationError { throw error } catch {
            throw SessionFailure((problems.withLock { $0 } + ["\(error)"]).joined(separator: "\n"))
        }
    }
}
