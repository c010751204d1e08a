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
    private let inbox: Inbox
    private let places: AsyncSemaphore
    /// Something has happened that may let something else begin, or end the session.
    private let changes = ChangeSignal()
    private var tickets = 0
    /// Whether more may come than what is in the queue, so that an empty queue is no end.
    private var isOpen: Bool
    /// Whether nothing is taken any more: what came now would never begin.
    private var isClosed = false
    /// How many objectives are on their way into the journal.
    private var arriving = 0
    /// Whether the engine has done its last.
    private var isOver = false
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
        let (needed, spent) = await recorder.look { state in
            (state.neededWorktrees, state.executions.filter { $0.status == .noChanges })
        }
        let worktrees = spent.compactMap { ObjectiveWork(self, $0).earlier }
        for sentence in await pool?.prepare(needed: needed, spent: worktrees) ?? [] { place.tell(sentence) }
    }

    /// Has something done that nobody but the end of the session waits for.
    func onTheWayOut(_ body: @escaping @Sendable () -> Void) {
        farewells.append(Task { await onOwnThread(body) })
    }

    /// Lets the session end when its queue is empty.
    package func expectNoMore() {
        isOpen = false
        changes.send()
    }

    private func work() async {
        let task = Task(executorPreference: loop) { await self.workInTask() }
        control.onEnd { task.cancel() }
        await task.value
        isClosed = true
        changes.send()
        // Who was let in before shall be told of as all others are.
        while arriving > 0 {
            let seen = changes.changes
            if arriving > 0, (try? await changes.wait(after: seen)) == nil { return }
        }
    }

    private func workInTask() async {
        await withDiscardingTaskGroup { group in
            while control.reason == nil {
                let seen = changes.changes
                guard (try? await takeIn()) != nil, (try? await blockUnreachable()) != nil else { return }
                let (ready, isSettled) = await recorder.look { ($0.readyCount, $0.isSettled) }
                while tickets < ready {
                    tickets += 1
                    group.addTask { await self.serve() }
                }
                // Only where nothing has come since it looked is the end the end.
                if isSettled, !isOpen, arriving == 0, changes.changes == seen, (try? inbox.close()) ?? true {
                    isClosed = true
                    return
                }
                do { try await changes.wait(after: seen) } catch { return }
            }
        }
    }

    /// Takes what is handed in, as long as there is room in the queue.
    private func takeIn() async throws {
        for name in try inbox.names() {
            if await isFull { return }
            guard let objective = inbox.objective(name) else {
                place.tell("warning: \(begun.directory.inbox)/\(name).json cannot be understood; it is left out.")
                inbox.remove(name)
                continue
            }
            try await queue(objective, submission: name)
        }
    }

    /// Whether nothing more may wait.
    private var isFull: Bool {
        get async {
            guard let limit = begun.state.options.maximumQueueSize else { return false }
            return await recorder.look { state in state.executions.count { $0.status == .queued } >= limit }
        }
    }

    /// Queues objectives, each as soon as there is room and after those of them that it needs; gives their numbers.
    func queue(_ objectives: [QueuedObjective]) async throws -> [Int] {
        var numbers = [Int](repeating: 0, count: objectives.count)
        for position in QueuedObjective.order(of: objectives) {
            numbers[position] = try await admit(objectives[position])
        }
        return numbers
    }

    /// Queues an objective as soon as there is room.
    private func admit(_ objective: QueuedObjective) async throws -> Int {
        while true {
            try Task.checkCancellation()
            if isClosed { throw SessionFailure("The session has ended; it takes nothing any more.") }
            let seen = changes.changes
            if let number = try await arrive(objective) { return number }
            // Nothing is held while it waits, so that whoever makes room can.
            try await changes.wait(after: seen)
        }
    }

    private func arrive(_ objective: QueuedObjective) async throws -> Int? {
        arriving += 1
        do {
            let number = try await queue(objective)
            arriving -= 1
            if number != nil { changes.send() }
            return number
        } catch {
            arriving -= 1
            changes.send()
            throw error
        }
    }

    /// Waits until everything that was queued has come to its end, or some objectives have, or the session has.
    func untilSettled(_ numbers: [Int]? = nil) async throws {
        while true {
            let seen = changes.changes
            if isOver { return }
            let isSettled = await recorder.look { state in
                numbers?.allSatisfy { state.execution($0)?.status.isFinal ?? true } ?? state.isSettled
            }
            if isSettled { return }
            try await changes.wait(after: seen)
        }
    }

    /// Queues an objective if there is room; gives its number.
    @discardableResult
    private func queue(_ objective: QueuedObjective, submission: String? = nil) async throws -> Int? {
        let (limit, number) = (begun.state.options.maximumQueueSize, Locked<Int?>(nil))
        let events = try await recorder.record { state in
            // What was taken before a crash is still in the inbox after it.
            if let submission, state.submissions.contains(submission) { return [] }
            if let limit, state.executions.count(where: { $0.status == .queued }) >= limit { return [] }
            let needs = objective.needs.compactMap { file in
                state.executions.last { $0.objectiveFile == file }?.number
            }
            number.withLock { $0 = state.executions.count + 1 }
            return [objective.event(needs: needs, submission: submission)]
        }
        // What is in the journal since before this engine is on the disk; all else goes when it is.
        if events.isEmpty, let submission, begun.state.submissions.contains(submission) { inbox.remove(submission) }
        // What was known already changes nothing, and must not have the queue looked at again for ever.
        if !events.isEmpty { changes.send() }
        return number.withLock { $0 }
    }

    private func watchInbox(_ watch: FileWatch) async {
        while !Task.isCancelled {
            await loop.readable(watch.descriptor)
            watch.reset()
            changes.send()
        }
    }

    /// Says of those whose needs have failed that they cannot begin.
    private func blockUnreachable() async throws {
        try await recorder.record { state in
            state.unreachable.map { number, need in
                let title = state.execution(need)?.title ?? "objective \(need)"
                return ExecutionEnd(status: .blocked, error: "It needs “\(title)”, which was not completed.")
                    .event(number)
            }
        }
    }

    /// Does one objective with one of the places.
    private func serve() async {
        var again: Int?
        do {
            try await places.withPlace { again = try await workOnNext() }
            while let number = again {
                // Whoever waits for his next try keeps nobody's place.
                try await Task.sleep(for: .seconds(await secondsToRetry(number)))
                again = nil
                try await places.withPlace { again = try await workOn(number) }
            }
        } catch {
            // Told to end, or nothing can be recorded any more: the loop knows why.
        }
        changes.send()
    }

    private func workOnNext() async throws -> Int? {
        // Tickets are as many as what was ready; who has one need not find something.
        tickets -= 1
        guard control.reason == nil, let number = try await start(nil) else { return nil }
        return try await finish(number)
    }

    private func workOn(_ number: Int) async throws -> Int? {
        guard control.reason == nil, try await start(number) != nil else { return nil }
        return try await finish(number)
    }

    /// Gives an objective to a worker, the first of the queue where none is named.
    private func start(_ number: Int?) async throws -> Int? {
        let names = names
        let events = try await recorder.record { state in
            guard let execution = number.flatMap(state.execution) ?? state.next, let worker = state.freeWorker else {
                return []
            }
            let feature = execution.feature ?? names.name(execution.title, file: execution.objectiveFile)
            return [
                Event(.executionStarted).with {
                    $0.execution = execution.number
                    $0.worker = worker
                    $0.feature = feature
                    $0.runID = execution.runID ?? RunID.make(at: SystemClock.wallMilliseconds())
                }
            ]
        }
        return events.first?.execution
    }

    /// Works on a started objective and records its end; gives its number where it is to be tried again.
    private func finish(_ number: Int) async throws -> Int? {
        guard let execution = await recorder.look({ $0.execution(number) }) else { return nil }
        let end = await ObjectiveWork(self, execution).run()
        guard !end.isInterrupted else { return nil }
        guard end.status == .failed, end.mayPass, execution.retryCount < execution.retries else {
            try await recorder.record(end.event(number))
            if let worktree = end.released, let sentence = await pool?.release(worktree) {
                place.tell("warning: \(sentence)")
            }
            return nil
        }
        let wait = RetryRule.wait(after: execution.retryCount)
        try await recorder.record(
            Event(.executionRetrying).with {
                $0.execution = number
                $0.error = end.error
                $0.exitStatus = Int(end.exitStatus)
                $0.until = Timestamp(milliseconds: SystemClock.wallMilliseconds() + Int64(wait * 1_000))
            })
        return number
    }

    private func secondsToRetry(_ number: Int) async -> Double {
        let retries = await recorder.look { $0.execution(number)?.retryCount } ?? 1
        return RetryRule.wait(after: retries - 1)
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
