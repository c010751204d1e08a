import Execution
import Orchestration
package import Platform
package import RunStorage
package import StateMachine

/// A run whose lock this process has, with its files read and made whole: where every change of a run begins.
package struct HeldRun {
    private let run: RunDirectory
    /// The run's own copies.
    package let copies: Copies
    /// What the journal has made of the run.
    package let loading: RunLoading

    /// Looks at a run that nobody has, without a lock and without changing anything.
    package init(lookingAt run: RunDirectory, tell: (String) -> Void) throws {
        self.run = run
        copies = try Copies(run)
        loading = try RunLoading.forResuming(run, of: copies.inputs.workflow)
        for warning in loading.warnings { tell("warning: \(warning)") }
    }

    /// Says who has the lock, puts copies in place that were taken, and cuts off a torn end of the journal.
    package init(_ run: RunDirectory, _ lock: FileLock, tell: (String) -> Void) throws {
        try lock.describe()
        try TakenCopies(run).finish()
        self.run = run
        copies = try Copies(run)
        loading = try RunLoading.forResuming(run, of: copies.inputs.workflow)
        for warning in loading.warnings { tell("warning: \(warning)") }
        if let copy = try JournalRepair.cut(run, to: loading.intactJournalBytes) {
            tell("warning: A copy of the damaged journal is in \(copy).")
        }
    }

    /// Records facts of one moment with all that follows from them, in one append; gives all of it and the state after.
    package func record(
        _ facts: [Event], at now: Timestamp = Timestamp(milliseconds: SystemClock.wallMilliseconds())
    ) throws -> (events: [Event], state: RunState) {
        let workflow = copies.inputs.workflow
        var state = loading.state
        var events = state.closeDeadSession(before: facts, in: workflow).map { [$0] } ?? []
        events += state.take(
            facts, at: now, in: workflow, masked: RunContext.mask(for: workflow, CurrentProcess.environment))
        let journal = try FileJournal(run, of: workflow, after: loading.state.lastEvent)
        try journal.append(&events, isDurable: true)
        state.lastEvent = events.last?.sequence ?? state.lastEvent
        try journal.save(state)
        return (events, state)
    }
}
