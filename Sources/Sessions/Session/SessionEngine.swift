import Execution
import Orchestration
package import Platform
package import StateMachine
import Configuration
import Reporting
import RunStorage
package import Worktrees

/// One engine's work on a session whose lock it holds: a queue of objectives, so many workers, a worktree for each.
///
/// Whoever is ready gets a ticket and waits for one of the places; whoever gets a place takes what is first in the queue
/// then. So the places are fair, the queue is in order of priority, and nothing is asked for twice.
package actor SessionEngine {
    let place: SessionPlace
    let begun: BegunSession
    let loop: EventLoop
    let control: SessionControl
    let observer: SessionObserver
    let recorder: Recorder<SessionState>
    let pool: WorktreePool?
    let repository: Repository?
    let names: FeatureNames
    let inbox: Inbox
    let places: AsyncSemaphore
    /// Something has happened that may let something else begin, or end the session.
    let changes = ChangeSignal()
    var tickets = 0
    /// Whether more may come than what is in the queue, so that an empty queue is no end.
    var isOpen: Bool
    /// Whether nothing is taken any more: what came now would never begin.
    var isClosed = false
    /// How many objectives are on their way into the journal.
    var arriving = 0
    /// Whether the engine has done its last.
    var isOver = false
    /// What is still being told about runs that have ended, while their workers do something else.
    private var farewells: [Task<Void, Never>] = []

    /// Makes the engine of a session.
    ///
    /// - Parameter isOpen: whether it waits for more when everything is done, until it is told that no more comes.
    package init(
        _ begun: BegunSession, in place: SessionPlace, repository: Repository?, on loop: EventLoop,
        under control: SessionControl, isOpen: Bool = false, observer: SessionObserver
    ) throws {
        self.place = place
        self.begun = begun
        self.loop = loop
        self.control = control
        self.observer = observer
        self.repository = repository
        self.isOpen = isOpen
        names = try FeatureNames(place.state)
        inbox = Inbox(begun.directory)
        places = AsyncSemaphore(places: begun.state.options.workers)
        pool = repository.flatMap { repository in
            begun.state.baseCommit.map { Self.pool(begun, repository, base: $0) }
        }
        let (inbox, changes, queue) = (inbox, changes, begun.directory)
        recorder = Recorder(
            state: begun.state, frame: SessionFrame(),
            journal: try FileJournal(queue, after: begun.state.lastEvent), clock: WallClock(),
            mask: RunContext.mask(for: begun.workflow, CurrentProcess.environment), whenIdle: { loop.whenIdle($0) },
            onFailure: { control.end(.storageFailure($0.description)) },
            observe: { event, state in
                // It is on the disk now.
                if let name = event.submission { inbox.remove(name) }
                observer.session(event, state)
                changes.send()
            })
    }

    private static func pool(_ begun: BegunSession, _ repository: Repository, base: String) -> WorktreePool {
        WorktreePool(
            repository, settings: worktreeSettings(begun), session: begun.state.id,
            stateDirectory: begun.directory.path, base: base)
    }

    static func worktreeSettings(_ begun: BegunSession) -> WorktreeSettings {
        let settings = begun.workflow.session
        return WorktreeSettings(
            directory: settings.worktreeDirectory, cachePaths: settings.cachePaths, setup: settings.worktreeSetup ?? [],
            acquireSeconds: begun.state.options.acquireSeconds ?? settings.acquireTimeoutSeconds,
            environment: CurrentProcess.environment)
    }

    /// Works until everything in the queue has come to its end, or the session is told to end.
    package func run() async -> SessionState {
        do {
            try inbox.open()
            try await recorder.record(begun.facts)
            try await recorder.save()
            await prepare()
            let watch = try inbox.watch()
            let watching = Task(executorPreference: loop) { await self.watchInbox(watch) }
            await work()
            watching.cancel()
            if control.reason == nil { try await integrate() }
            try await end()
            for farewell in farewells { await farewell.value }
        } catch { control.end(.storageFailure("\(error)")) }
        (isClosed, isOver) = (true, true)
        changes.send()
        return await recorder.state
    }

    /// Finds again what an engine before this one has left, and removes what it has left half made.
    private func prepare() async {
        let (needed, spent, features) = await recorder.look { state in
            (
                state.neededWorktrees, state.executions.filter { $0.status == .noChanges },
                state.executions.filter { !$0.status.satisfiesNeeds }.compactMap(\.feature)
            )
        }
        let worktrees = spent.compactMap { ObjectiveWork(self, $0).earlier }
        for sentence in await pool?.prepare(needed: needed, spent: worktrees, features: features) ?? [] {
            place.tell(sentence)
        }
    }

    /// Has something done that nobody but the end of the session waits for.
    func onTheWayOut(_ body: @escaping @Sendable () -> Void) {
        farewells.append(Task { await onOwnThread(body) })
    }

    /// Records how the session has ended, and gives back what it has.
    private func end() async throws {
        if case .detached = control.reason { return try await recorder.save() }
        if let reason = control.reason {
            if case .storageFailure = reason { return }
            try await recorder.record { state in
                state.executions.filter { !$0.status.isFinal }.map { execution in
                    let error = execution.feature == nil ? "It had not begun." : "It was interrupted."
                    return ExecutionEnd(status: .cancelled, exitStatus: reason.exitCode, error: error)
                        .event(execution.number)
                }
            }
        }
        let wasCancelled = control.reason != nil
        // Before the session has ended for all the world: who is killed at this tidies up when the session is taken up.
        let removes = begun.workflow.session.cleansUpOnCompletion
        for sentence in await pool?.close(removing: removes) ?? [] { place.tell(sentence) }
        try await recorder.record { state in
            [Event(.sessionEnded).with { $0.status = state.finalStatus(wasCancelled: wasCancelled).rawValue }]
        }
        try await recorder.save()
        let (state, directory, place) = (await recorder.state, begun.directory, place)
        await onOwnThread { SessionReportFile.write(state, of: directory, in: place) }
    }
}
