import Execution
import Orchestration
import Platform
import StateMachine

/// The way to end suites from outside: by a signal, also by that of a closed terminal, because nothing resumes them.
final class SuiteControl: EngineEnding {
    /// The supervisors at work.
    let running = RunningAttempts()
    private let first = Locked<Outcome?>(nil)

    /// Why the suites were told to end, if they were.
    var reason: Outcome? { first.withLock { $0 } }

    @discardableResult
    func end(_ reason: Outcome) -> Bool {
        let isFirst = first.withLock { known in
            defer { known = known ?? reason }
            return known == nil
        }
        if isFirst { running.stopAll() }
        return isFirst
    }

    func endAtOnce() { running.stopAll() }
}
