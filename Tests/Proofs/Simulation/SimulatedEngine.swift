import Execution
import Orchestration
import Platform
import StateMachine
import TestSupport

/// Whether an engine is still there, and what has happened to it.
final class SimulatedEngine: Sendable {
    let running = RunningAttempts()
    let control: RunControl
    /// Whether supervisors may be lost under it.
    let isDisturbed: Bool
    private let clock: ManualClock
    private let state = Locked((fault: Fault?.none, isOver: false))

    init(clock: ManualClock, isDisturbed: Bool) {
        control = RunControl(running: running)
        self.clock = clock
        self.isDisturbed = isDisturbed
    }

    /// What has happened to it.
    var fault: Fault? { state.withLock { $0.fault } }
    var hasFault: Bool { fault != nil }
    /// Whether it can do nothing any more.
    var isGone: Bool { state.withLock { $0.isOver || $0.fault?.isCrash == true } }

    /// It has come to its end.
    func finish() { state.withLock { $0.isOver = true } }

    /// Something happens to it.
    func suffer(_ fault: Fault) {
        state.withLock { $0.fault = fault }
        switch fault {
        case .killed, .powerCut, .fullDisk, .failedSync: break
        case .stopped: control.end(.interrupted(signal: 15))
        case .detached: control.end(.detached(signal: 1))
        case .timeOver: clock.advance(10_000)
        }
    }
}
