package import Platform
package import RunStorage

/// Starts supervisors on this machine, each in a session of its own so that they outlive the engine.
package struct LocalExecutor: AttemptExecutor {
    /// The number under which a supervisor gets its lock.
    package static let lockNumber: Int32 = 3

    let loop: EventLoop
    private let running: RunningAttempts
    /// The program and arguments that are a supervisor when the attempt's directory is added.
    private let supervisor: [String]

    /// Makes an executor.
    package init(loop: EventLoop, running: RunningAttempts, supervisor: [String]) {
        self.loop = loop
        self.running = running
        self.supervisor = supervisor
    }

    package func run(
        _ order: AttemptOrder, prompt: [UInt8]?, environment: [String], in directory: AttemptDirectory
    ) async throws -> AttemptEnd {
        let child = try start(order, prompt, environment, directory)
        return await wait(for: child, directory)
    }

    package func adopt(_ directory: AttemptDirectory) async throws -> AttemptEnd {
        do throws(SystemError) {
            guard try FileLock.mayBeHeld(directory.lock) else { return await outcome(of: directory) }
        } catch { return .unreadable(StorageError(writing: error).description) }
        let owner = await onOwnThread { FileLock.owner(directory.lock)?.pid }
        return await running.with(owner) { await waitForLock(directory) }
    }

    /// What an attempt without a supervisor has come to. Where there is no result nobody may be left at work on it.
    private func outcome(of directory: AttemptDirectory) async -> AttemptEnd {
        do throws(StorageError) {
            if let result = try directory.readResult() { return .ended(result) }
        } catch { return .unreadable(error.description) }
        let left = await onOwnThread {
            Result { () throws(SystemError) in try Survivors(of: directory).end() }
        }
        switch left {
        case .success(let processes): return processes.isEmpty ? .lost : .doubtful(processes)
        case .failure(let error): return .unreadable(StorageError(writing: error).description)
        }
    }

    /// Writes what the supervisor needs. Nothing is synced: beginnings matter after a crash, not after a power cut.
    private func prepare(
        _ order: AttemptOrder, _ prompt: [UInt8]?, _ directory: AttemptDirectory
    ) throws(StorageError) -> FileLock {
        do throws(SystemError) {
            let home = try directory.make()
            if let prompt { try home.replacing("prompt.md").write(prompt) }
            if order.reading != nil { _ = try home.replacing(AttemptDirectory.progressName) }
            try home.replacing("attempt.json").write(order.encode())
            guard let lock = try FileLock.take(directory.lock) else {
                throw SystemError.busy("lock", directory.lock)
            }
            return lock
        } catch { throw StorageError(writing: error) }
    }

    /// Starts a supervisor, which alone has the attempt's lock then. It throws only where nothing was started.
    private func start(
        _ order: AttemptOrder, _ prompt: [UInt8]?, _ environment: [String], _ directory: AttemptDirectory
    ) throws(StorageError) -> ChildProcess {
        let lock = try prepare(order, prompt, directory)
        do throws(SystemError) {
            let null = try Descriptor.null()
            return try ChildProcess.spawn(
                SpawnRequest(
                    arguments: supervisor + [directory.path], environment: environment, directory: "/",
                    descriptors: [
                        (0, null.number), (1, null.number), (2, null.number),
                        (Self.lockNumber, lock.descriptor.number),
                    ], hasOwnSession: true))
        } catch { throw StorageError(writing: error) }
    }

    private func wait(for child: ChildProcess, _ directory: AttemptDirectory) async -> AttemptEnd {
        guard let exit = try? child.exitDescriptor() else {
            // Without a descriptor of its end (too many are open, or the system has none) its lock tells the same.
            let end = await running.with(child.pid) { await waitForLock(directory) }
            if end != .left { _ = await onOwnThread { try? child.reap() } }
            return end
        }
        let hasEnded = await running.with(child.pid) {
            await race { await self.loop.readable(exit) }
        }
        guard hasEnded else { return .left }
        _ = try? child.reap()
        return await outcome(of: directory)
    }

    private func waitForLock(_ directory: AttemptDirectory) async -> AttemptEnd {
        let path = directory.lock
        let failure = Locked<SystemError?>(nil)
        let hasEnded = await race {
            await onOwnThread {
                do throws(SystemError) { try FileLock.waitUntilFree(path) } catch { failure.withLock { $0 = error } }
            }
        }
        if let error = failure.withLock({ $0 }), !error.saysAbsent {
            return .unreadable(StorageError(writing: error).description)
        }
        return hasEnded ? await outcome(of: directory) : .left
    }

    /// Whether the wait came to its end before the engine said that it leaves.
    private func race(_ wait: @escaping @Sendable () async -> Void) async -> Bool {
        let winner = Locked<CheckedContinuation<Bool, Never>?>(nil)
        return await withCheckedContinuation { continuation in
            winner.withLock { $0 = continuation }
            @Sendable func finish(_ value: Bool) {
                let first = winner.withLock { state in
                    defer { state = nil }
                    return state
                }
                first?.resume(returning: value)
            }
            let leaving = Task(executorPreference: loop) {
                await running.untilLeaving()
                finish(false)
            }
            Task(executorPreference: loop) {
                await wait()
                finish(true)
                leaving.cancel()
            }
        }
    }
}
