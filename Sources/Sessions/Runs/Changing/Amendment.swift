import Execution
import Orchestration
import Platform
package import RunStorage
package import StateMachine

/// Facts about a run that no engine has, recorded by a verb whose process has the lock.
package struct Amendment {
    private let run: RunDirectory
    private let workflow: Workflow
    private let state: RunState

    /// Prepares it for a run as it stands.
    package init(_ run: RunDirectory, _ workflow: Workflow, _ state: RunState) {
        self.run = run
        self.workflow = workflow
        self.state = state
    }

    /// Records facts of one moment with all that follows from them in one append; gives the state after it.
    package func record(_ facts: [Event]) throws -> RunState {
        let mask = RunContext.mask(for: workflow, CurrentProcess.environment)
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        var state = state
        var events: [Event] = []
        for fact in facts {
            let dated = fact.with {
                $0.at = now
                $0.sequence = state.lastEvent + 1
                $0.error = $0.error.map(mask.text)
                $0.message = $0.message.map(mask.text)
                $0.comment = $0.comment.map(mask.text)
            }
            state.apply(dated, in: workflow)
            let announced = state.announcements(of: dated, in: workflow).map { $0.with { $0.at = now } }
            events += [dated] + announced
        }
        let journal = try FileJournal(run, of: workflow, after: self.state.lastEvent)
        try journal.append(&events, isDurable: true)
        state.lastEvent = events.last?.sequence ?? state.lastEvent
        try journal.save(state)
        return state
    }
}
