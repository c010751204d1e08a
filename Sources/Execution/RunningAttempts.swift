import Platform

/// The supervisors that run now, so that all of them can be told to end or be left alone.
package final class RunningAttempts: Sendable {
    /// What an engine that is going away wants of its attempts.
    package enum Farewell: Sendable { case stop, leave }

    private struct State {
        var pids: Set<Int32> = []
        var farewell: Farewell?
        var leaving: [Int: CheckedContinuation<Void, Never>] = [:]
        var next = 0
    }

    private let state = Locked(State())

    /// Makes an empty register.
    package init() {}

    /// What was said to all, if anything.
    package var farewell: Farewell? { state.withLock { $0.farewell } }

    /// Tells all supervisors to end their attempts, now and in future.
    package func stopAll() {
        let pids = state.withLock { state in
            state.farewell = .stop
            return state.pids
        }
        for pid in pids { SignalNumber.send(SignalNumber.terminate, to: pid) }
    }

    /// Lets everybody stop waiting; the attempts go on.
    package func leaveAll() {
        let waiting = state.withLock { state in
            state.farewell = .leave
            defer { state.leaving = [:] }
            return state.leaving.values
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Keeps a supervisor's number while a body runs.
    func with<Value>(_ pid: Int32?, _ body: () async throws -> Value) async rethrows -> Value {
        guard let pid else { return try await body() }
        let isStopping = state.withLock { state in
            state.pids.insert(pid)
            return state.farewell == .stop
        }
        if isStopping { SignalNumber.send(SignalNumber.terminate, to: pid) }
        defer { state.withLock { _ = $0.pids.remove(pid) } }
        return try await body()
    }

    /// Returns when `leaveAll` is called, or when the task is cancelled.
    func untilLeaving() async {
        let ticket = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.farewell == .leave || Task.isCancelled { return true }
                    state.leaving[ticket] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.leaving.removeValue(forKey: ticket) }?.resume()
        }
    }
}
