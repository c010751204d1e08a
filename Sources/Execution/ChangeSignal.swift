import Platform

/// Wakes everybody who waits for something to change: they look again then, and wait again where it was not enough.
package final class ChangeSignal: Sendable {
    private struct State {
        var changes = 0
        var nextTicket = 0
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
    }

    private let state = Locked(State())

    /// Makes a signal for which nobody waits.
    package init() {}

    /// How many changes there were; to be asked before one looks.
    package var changes: Int { state.withLock { $0.changes } }

    /// Wakes all who wait.
    package func send() {
        let woken = state.withLock { state in
            state.changes += 1
            defer { state.waiting = [:] }
            return state.waiting.values.map(\.self)
        }
        for continuation in woken { continuation.resume(returning: true) }
    }

    /// Waits for the first change after so many.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    package func wait(after changes: Int) async throws {
        let ticket = state.withLock { state in
            defer { state.nextTicket += 1 }
            return state.nextTicket
        }
        let hasChanged = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.changes > changes { return true }
                    state.waiting[ticket] = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
                // Cancelled before there was anything to cancel.
                if Task.isCancelled { cancel(ticket) }
            }
        } onCancel: {
            cancel(ticket)
        }
        if !hasChanged { throw CancellationError() }
    }

    private func cancel(_ ticket: Int) {
        state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume(returning: false)
    }
}
