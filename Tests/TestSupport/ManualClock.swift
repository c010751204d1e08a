import Execution
import Orchestration
package import Platform
package import StateMachine

/// A clock that stands still until a test moves it; sleeping moves nothing.
package final class ManualClock: RunClock {
    private struct Sleeper {
        let until: Double
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var seconds = 1_000.0
        var sleepers: [Int: Sleeper] = [:]
        var next = 0
    }

    private let state = Locked(State())
    private let changed = ChangeSignal()
    /// The sleeps that were asked for, in seconds.
    package let sleeps = Locked<[Double]>([])

    /// Makes a clock that nobody waits for.
    package init() {}

    package func now() -> Timestamp { Timestamp(milliseconds: Int64(state.withLock { $0.seconds } * 1_000)) }

    package func monotonicSeconds() -> Double { state.withLock { $0.seconds } }

    package func sleep(seconds: Double) async throws {
        sleeps.withLock { $0.append(seconds) }
        let ticket = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.sleepers[ticket] = Sleeper(until: state.seconds + seconds, continuation: continuation)
                    return false
                }
                changed.send()
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: ticket) }?.continuation
                .resume(throwing: CancellationError())
        }
    }

    /// Waits until somebody sleeps for so many seconds.
    package func whenAsleep(for seconds: Double) async throws {
        while true {
            let seen = changed.changes
            if state.withLock({ state in state.sleepers.values.contains { $0.until == state.seconds + seconds } }) {
                return
            }
            try await changed.wait(after: seen)
        }
    }

    /// Moves time on and wakes who has slept long enough.
    package func advance(_ seconds: Double) {
        let due = state.withLock { state in
            state.seconds += seconds
            // In the order of their beginnings, so that a seed replays.
            let due = state.sleepers.filter { $0.value.until <= state.seconds }.sorted { $0.key < $1.key }
            for (ticket, _) in due { state.sleepers[ticket] = nil }
            return due.map(\.value)
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Moves time on to the first moment for which somebody waits; false when nobody does.
    package func advanceToNext() -> Bool {
        let next = state.withLock { state in state.sleepers.values.map { $0.until - state.seconds }.min() }
        if let next { advance(max(0, next)) }
        return next != nil
    }

    /// Wakes everybody as their cancellation would.
    package func cancelAll() {
        let sleepers = state.withLock { state in
            defer { state.sleepers = [:] }
            return state.sleepers.sorted { $0.key < $1.key }.map(\.value)
        }
        for sleeper in sleepers { sleeper.continuation.resume(throwing: CancellationError()) }
    }
}
