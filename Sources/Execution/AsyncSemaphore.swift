import Platform

/// Bounds how many tasks are at work at once: fair (first come, first served) and aware of cancellation. The one
/// primitive that bounds concurrency.
package final class AsyncSemaphore: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        /// How many of the front of `waiting` have been served; removed in bulk, so that serving is cheap.
        var served = 0
        var cancelled: Set<Int> = []
    }

    private let state: Locked<State>

    /// Makes a semaphore with so many places, at least one.
    package init(places: Int) { state = Locked(State(free: max(1, places))) }

    /// Runs a body in one of the places.
    ///
    /// Throws `CancellationError` when the task is cancelled before it has got a place; the body then never runs.
    package func withPlace<Value>(_ body: () async throws -> Value) async throws -> Value {
        try await acquire()
        defer { release() }
        return try await body()
    }

    /// Gives the place back while a body waits for something, and takes it again after that.
    package func withoutPlace(_ body: () async throws -> Void) async throws {
        release()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        await acquireEvenIfCancelled()
        try outcome.get()
    }

    /// Takes a place, waiting for one.
    private func acquire() async throws {
        let ticket = state.withLock { state in
            defer { state.nextTicket += 1 }
            return state.nextTicket
        }
        let got = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(ticket) != nil || Task.isCancelled { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((ticket, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            cancel(ticket)
        }
        if !got { throw CancellationError() }
    }

    /// Takes a place back on the way out of `withoutPlace`, where the caller's `withPlace` is going to release it.
    private func acquireEvenIfCancelled() async {
        let got = await withCheckedContinuation { continuation in
            let answer: Bool? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append((-1, continuation))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
        assert(got)
    }

    private func release() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard state.served < state.waiting.count else {
                state.free += 1
                return nil
            }
            let entry = state.waiting[state.served]
            state.served += 1
            if state.served > 256 || state.served == state.waiting.count {
                state.waiting.removeFirst(state.served)
                state.served = 0
            }
            return entry.continuation
        }
        next?.resume(returning: true)
    }

    private func cancel(_ ticket: Int) {
        let found: CheckedContinuation<Bool, Never>? = state.withLock { state in
            let open = state.waiting.indices.dropFirst(state.served)
            guard let index = open.first(where: { state.waiting[$0].ticket == ticket }) else {
                state.cancelled.insert(ticket)
                return nil
            }
            return state.waiting.remove(at: index).continuation
        }
        found?.resume(returning: false)
    }
}
