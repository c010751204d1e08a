#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The one thread on which the engine's tasks run: it executes their jobs and, between them, sleeps in `poll` until a
/// child ends, a signal comes or another thread has work for it.
///
/// Being the only place where things happen, it also is the place that orders them.
package final class EventLoop: TaskExecutor, @unchecked Sendable {
    fileprivate struct Shared {
        var jobs: [UnownedJob] = []
        var watchers: [Int32: CheckedContinuation<Void, Never>] = [:]
        var idle: [@Sendable () async -> Void] = []
        var isAsleep = false
        var isFinished = false
    }

    private let shared = Locked(Shared())
    private let wakeReader: Descriptor
    private let wakeWriter: Descriptor

    /// Makes a loop; nothing runs before `run`.
    package init() throws(SystemError) {
        (wakeReader, wakeWriter) = try Descriptor.pipe()
        _ = fcntl(wakeReader.number, F_SETFL, O_NONBLOCK)
        _ = fcntl(wakeWriter.number, F_SETFL, O_NONBLOCK)
    }

    /// Runs a task and everything that it starts on the calling thread, until the task has ended.
    package func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
        let result = Locked<Value?>(nil)
        Task(executorPreference: self) {
            let value = await body()
            result.withLock { $0 = value }
            self.finish()
        }
        while !shared.withLock({ $0.isFinished }) {
            runJobs()
            if startIdleWork() { continue }
            sleepUntilSomethingHappens()
        }
        return result.withLock { $0 }
    }

    /// Takes a job of a task; any thread may call.
    package func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        let mustWake = shared.withLock { state in
            state.jobs.append(unowned)
            return state.takeSleep()
        }
        if mustWake { wake() }
    }

    /// Waits until a descriptor can be read or its other end is gone, or until the task is cancelled.
    package func readable(_ descriptor: Descriptor) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWake = shared.withLock { state in
                    state.watchers[descriptor.number] = continuation
                    return state.takeSleep()
                }
                if mustWake { wake() }
                // Cancelled before there was anything to cancel.
                if Task.isCancelled { forget(descriptor.number) }
            }
        } onCancel: {
            forget(descriptor.number)
        }
    }

    private func forget(_ number: Int32) {
        shared.withLock { $0.watchers.removeValue(forKey: number) }?.resume()
    }

    /// Runs a body once everything that can go on now has gone on, right before the thread would sleep.
    package func whenIdle(_ body: @escaping @Sendable () async -> Void) {
        let mustWake = shared.withLock { state in
            state.idle.append(body)
            return state.takeSleep()
        }
        if mustWake { wake() }
    }

    private func finish() {
        let mustWake = shared.withLock { state in
            state.isFinished = true
            return state.takeSleep()
        }
        if mustWake { wake() }
    }

    private func wake() { _ = try? wakeWriter.write([1]) }

    private func runJobs() {
        while true {
            let jobs = shared.withLock { state in
                defer { state.jobs = [] }
                return state.jobs
            }
            if jobs.isEmpty { return }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    private func startIdleWork() -> Bool {
        let bodies = shared.withLock { state in
            defer { state.idle = [] }
            return state.idle
        }
        for body in bodies { Task(executorPreference: self) { await body() } }
        return !bodies.isEmpty
    }

    private func sleepUntilSomethingHappens() {
        var watched = shared.withLock { state -> [pollfd] in
            guard state.jobs.isEmpty, state.idle.isEmpty, !state.isFinished else { return [] }
            state.isAsleep = true
            return state.watchers.keys.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
                + [pollfd(fd: wakeReader.number, events: Int16(POLLIN), revents: 0)]
        }
        guard !watched.isEmpty else { return }
        poll(&watched, nfds_t(watched.count), -1)
        let woken = shared.withLock { state in
            state.isAsleep = false
            return watched.filter { $0.revents != 0 }.compactMap { state.watchers.removeValue(forKey: $0.fd) }
        }
        if watched.last?.revents != 0 { _ = try? wakeReader.read(64) }
        for continuation in woken { continuation.resume() }
    }
}

extension EventLoop.Shared {
    /// Whether the thread must be woken; it is asked only once.
    fileprivate mutating func takeSleep() -> Bool {
        defer { isAsleep = false }
        return isAsleep
    }
}
