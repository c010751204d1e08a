import Orchestration
import Platform
import StateMachine

/// A clock that stands still until a test moves it; sleeping moves nothing.
final class ManualClock: RunClock {
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
    /// The sleeps that were asked for, in seconds.
    let sleeps = Locked<[Double]>([])

    func now() -> Timestamp { Timestamp(milliseconds: Int64(state.withLock { $0.seconds } * 1_000)) }

    func monotonicSeconds() -> Double { state.withLock { $0.seconds } }

    func sleep(seconds: Double) async throws {
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
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: ticket) }?.continuation
                .resume(throwing: CancellationError())
        }
    }

    /// Moves time on and wakes who has slept long enough.
    func advance(_ seconds: Double) {
        let due = state.withLock { state in
            state.seconds += seconds
            let due = state.sleepers.filter { $0.value.until <= state.seconds }
            for ticket in due.keys { state.sleepers[ticket] = nil }
            return due.values
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}
