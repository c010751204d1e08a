package import Orchestration
import Platform
package import RunStorage
package import StateMachine

/// Records a decision about a run whose lock this process has, with all that follows from it.
package struct HeldDecision {
    private let run: RunDirectory
    private let held: HeldRun

    /// Prepares it.
    package init(_ run: RunDirectory, _ held: HeldRun) {
        self.run = run
        self.held = held
    }

    /// Records it; gives the decision that holds, and all events: the default's where the time was over, and nil where
    /// the stage does not wait.
    ///
    /// - Throws: `VerbError` where nobody can say yes to what there is.
    package func record(_ note: DecisionNote) throws -> (decision: Event, events: [Event])? {
        let state = held.loading.state
        let workflow = held.copies.inputs.workflow
        guard let position = workflow.position(of: note.stage) else { return nil }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let artifacts = try ApprovalSubject(run, workflow).artifacts(of: position, state)
        let facts = state.decided(note.event(upon: artifacts), asked: note.since, at: now, in: workflow)
        guard let fact = facts.first else { return nil }
        if fact.isApproval(of: note), let objection = try ApprovalSubject(run, workflow).objection(to: position, state)
        {
            throw VerbError.usage(objection)
        }
        let recorded = try held.record(facts, at: now)
        removeMoot(recorded.state, workflow)
        return recorded.events.first { $0.name == .approvalDecided }.map { ($0, recorded.events) }
    }

    /// Takes away what killed processes have left: decisions for which no stage waits any more.
    private func removeMoot(_ state: RunState, _ workflow: Workflow) {
        let inbox = FileInbox(run.decisions)
        for name in (try? inbox.names()) ?? [] {
            let note = inbox.text(name).flatMap(DecisionNote.init)
            let position = note.flatMap { workflow.position(of: $0.stage) }
            let isAwaited = position.map { state.isAsked($0) && state.stages[$0].waitingSince == note?.since }
            if isAwaited != true { inbox.remove(name) }
        }
    }
}
