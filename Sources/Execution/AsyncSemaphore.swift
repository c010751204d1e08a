import Platform

/// Bounds how many tasks are at work at once: fair (first come, first served) and aware of cancellation. The one
/// primitive that bounds concurrency.
package final class AsyncSemaphore: Sendable {
    private typealias Waiting = CheckedContinuation<Bool, Never>

    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, places: Int, continuation: Waiting)] = []
        /// How many of the front of `waiting` have been served; removed in bulk, so that serving is cheap.
        var served = 0
        var cancelled: Set<Int> = []
    }

    private let state: Locked<State>
    private let all: Int

    /// Makes a semaphore with so many places, at least one.
    package init(places: Int) {
        all = max(1, places)
        state = Locked(State(free: all))
    }

    /// How many wait for places now.
    var waitingCount: Int { state.withLock { $0.waiting.count - $0.served } }

    /// Runs a body in one of the places.
    ///
    /// Throws `CancellationError` when the task is cancelled before it has got a place; the body then never runs.
    package func withPlace<Value>(_ body: () async throws -> Value) async throws -> Value {
        try await acquire(1)
        defer { release(1) }
        return try await body()
    }

    /// Takes so many places, at most all that there are, waiting for them; nobody who came later is served before.
    ///
    /// Throws `CancellationError` when the task is cancelled before it has got them; none is taken then.
    package func take(_ places: Int) async throws { try await acquire(clamped(places)) }

    /// Gives back what `take` has taken.
    package func giveBack(_ places: Int) { release(clamped(places)) }

    private func clamped(_ places: Int) -> Int { min(max(1, places), all) }

    /// Gives the place back while a body waits for something, and takes it again after that.
    package func withoutPlace(_ body: () async throws -> Void) async throws {
        release(1)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        await acquireEvenIfCancelled()
        try outcome.get()
    }

    /// Takes places, waiting for them.
    private func acquire(_ places: Int) async throws {
        let ticket = state.withLock { state in
            defer { state.nextTicket += 1 }
            return state.nextTicket
        }
        let got = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(ticket) != nil || Task.isCancelled { return false }
                    if state.served == state.waiting.count, state.free >= places {
                        state.free -= places
                        return true
                    }
                    state.waiting.append((ticket, places, continuation))
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
                if state.served == state.waiting.count, state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append((-1, 1, continuation))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
        assert(got)
    }

    private func release(_ places: Int) {
        for continuation in state.withLock({ Self.serve(&$0, freeing: places) }) {
            continuation.resume(returning: true)
        }
    }

    /// Frees places and takes those in the front of the queue who have room now; they are to be told.
    private static func serve(_ state: inout State, freeing places: Int) -> [Waiting] {
        state.free += places
        var served: [Waiting] = []
        while state.served < state.waiting.count, state.waiting[state.served].places <= state.free {
            state.free -= state.waiting[state.served].places
            served.append(state.waiting[state.served].continuation)
            state.served += 1
        }
        if state.served > 256 || state.served == state.waiting.count {
            state.waiting.removeFirst(state.served)
            state.served = 0
        }
        return served
    }

    /// Lets one stop waiting, and those behind who have room without it go on.
    private func cancel(_ ticket: Int) {
        let (found, served) = state.withLock { state -> (Waiting?, [Waiting]) in
            let open = state.waiting.indices.dropFirst(state.served)
            guard let index = open.first(where: { state.waiting[$0].ticket == ticket }) else {
                state.cancelled.insert(ticket)
                return (nil, [])
            }
            let found = state.waiting.remove(at: index).continuation
            return (found, Self.serve(&state, freeing: 0))
        }
        found?.resume(returning: false)
        for continuation in served { continuation.resume(returning: true) }
    }
}
