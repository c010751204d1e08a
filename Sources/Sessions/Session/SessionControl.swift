package import StateMachine
import Execution
import Orchestration
import Platform

/// The way to end a session from outside: every run that it has is told the same.
package final class SessionControl: EngineEnding {
    private struct State {
        var reason: Outcome?
        var runs: [Int: EngineControl] = [:]
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Locked(State())

    /// Makes the control of one session.
    package init() {}

    /// Why the session was told to end, if it was.
    package var reason: Outcome? { state.withLock { $0.reason } }

    /// Ends the session's work as `RunControl` ends that of a run.
    ///
    /// - Returns: whether this was the first call.
    @discardableResult
    package func end(_ reason: Outcome) -> Bool {
        let (isFirst, runs, cancel) = state.withLock { state -> (Bool, [EngineControl], (@Sendable () -> Void)?) in
            let isFirst = state.reason == nil
            if isFirst { state.reason = reason }
            return (isFirst, Array(state.runs.values), state.cancel)
        }
        guard isFirst else { return false }
        for run in runs { run.run.end(reason) }
        cancel?()
        return true
    }

    /// Ends running attempts without their grace; the engine goes away right after it.
    package func endAtOnce() {
        for run in state.withLock({ Array($0.runs.values) }) { run.run.endAtOnce() }
    }

    /// Has a body do a run that ends when the session does.
    func whileRunning<Value>(_ number: Int, _ control: EngineControl, _ body: () async -> Value) async -> Value {
        let reason = state.withLock { state in
            state.runs[number] = control
            return state.reason
        }
        if let reason { control.run.end(reason) }
        defer { state.withLock { _ = $0.runs.removeValue(forKey: number) } }
        return await body()
    }

    /// Takes note of how to cancel the session's tasks.
    func onEnd(_ cancel: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            state.cancel = cancel
            return state.reason != nil
        }
        if isOver { cancel() }
    }
}
