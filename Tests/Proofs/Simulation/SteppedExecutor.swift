import Platform
import TestSupport

/// Runs tasks on the calling thread, one job at a time in an order that follows from a seed.
final class SteppedExecutor: TaskExecutor, @unchecked Sendable {
    private struct State {
        var jobs: [UnownedJob] = []
        var idle: [@Sendable () async -> Void] = []
        var generator: SplitMix64
    }

    private let state: Locked<State>

    init(seed: UInt64) { state = Locked(State(generator: SplitMix64(seed: seed))) }

    func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        state.withLock { $0.jobs.append(unowned) }
    }

    /// Runs a body when nothing else can go on, or now and then before that.
    func whenIdle(_ body: @escaping @Sendable () async -> Void) { state.withLock { $0.idle.append(body) } }

    /// Runs a body to its end; nil when nothing can go on before it.
    ///
    /// - Parameter wake: lets time go on; false when nobody waits for time.
    func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value, wake: () -> Bool) -> Value? {
        let result = Locked<Value?>(nil)
        Task(executorPreference: self) {
            let value = await body()
            result.withLock { $0 = value }
        }
        while result.withLock({ $0 == nil }) {
            guard step() || startIdle() || wake() else { return nil }
        }
        return result.withLock { $0 }
    }

    /// Lets everything end that is still under way.
    func drain() { while step() || startIdle() {} }

    /// Runs one job; false when there is none.
    private func step() -> Bool {
        if state.withLock({ $0.generator.oneIn(8) }) { _ = startIdle() }
        let job = state.withLock { state -> UnownedJob? in
            guard !state.jobs.isEmpty else { return nil }
            // Mostly in order, sometimes not: every order of what can happen side by side must be right.
            let isInOrder = state.generator.oneIn(2)
            let place = isInOrder ? 0 : Int.random(in: 0..<state.jobs.count, using: &state.generator)
            return state.jobs.remove(at: place)
        }
        job?.runSynchronously(on: asUnownedTaskExecutor())
        return job != nil
    }

    private func startIdle() -> Bool {
        let bodies = state.withLock { state in
            defer { state.idle = [] }
            return state.idle
        }
        for body in bodies { Task(executorPreference: self) { await body() } }
        return !bodies.isEmpty
    }
}
