package import Execution
package import StateMachine
import Platform

/// What can be ended from outside.
package protocol EngineEnding: Sendable {
    /// Ends the work; gives whether this was the first call.
    @discardableResult
    func end(_ reason: Outcome) -> Bool

    /// Ends what runs without its grace; the engine goes away right after it.
    func endAtOnce()
}

/// The way to end an engine's work from outside the loop: by a signal or by the run's time limit.
package final class RunControl: EngineEnding {
    private struct State {
        var reason: Outcome?
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Locked(State())
    private let running: RunningAttempts

    /// Makes the control of one engine.
    package init(running: RunningAttempts) { self.running = running }

    /// Why the engine was told to end, if it was.
    package var reason: Outcome? { state.withLock { $0.reason } }

    /// Ends the engine's work: nothing new starts, running attempts are told to end, or left when detaching or when
    /// nothing can be recorded.
    ///
    /// - Returns: whether this was the first call.
    @discardableResult
    package func end(_ reason: Outcome) -> Bool {
        let (isFirst, cancel) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
            guard state.reason == nil else {
                // Whatever else ends a run, a disk that fails is told first.
                if case .storageFailure = reason { state.reason = reason }
                return (false, nil)
            }
            state.reason = reason
            return (true, state.cancel)
        }
        guard isFirst else { return false }
        switch reason {
        // What cannot be recorded any more is left to the supervisors; a resume takes their results.
        case .detached, .storageFailure: running.leaveAll()
        default: running.stopAll()
        }
        cancel?()
        return true
    }

    /// Ends running attempts without their grace; the engine goes away right after it.
    package func endAtOnce() { running.stopAll() }

    /// Takes note of how to cancel the loop's task.
    func onEnd(_ cancel: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            state.cancel = cancel
            return state.reason != nil
        }
        if isOver { cancel() }
    }
}
