import Platform
import Reporting
import Sessions
import StateMachine

extension ObservedRun {
    /// What of it is stale; found anew each time.
    func findStale() -> StaleStages {
        StaleLook.find(state, of: workflow, in: run, tell: Console.tell)
    }
}
