import RunStorage
import StateMachine

/// The stages whose artifacts a fix may be revising: what is in their files is its doing and nobody's change.
struct OpenRevisions {
    private let run: RunDirectory
    private let workflow: Workflow

    /// Looks at a run.
    init(of run: RunDirectory, _ workflow: Workflow) {
        self.run = run
        self.workflow = workflow
    }

    /// Their positions; where the state does not have the attempts of what is at work, the journal is asked.
    func stages(_ state: RunState) -> Set<Int> {
        if state.knowsFixes(in: workflow) { return state.stagesBeingRevised(in: workflow) }
        var past = RunState(of: workflow)
        // Where it cannot be read, that is told elsewhere, and nothing is excused by it.
        try? JournalReading.each(of: run.journal) { past.apply($0, in: workflow) }
        return past.stagesBeingRevised(in: workflow).union(state.stagesBeingRevised(in: workflow))
    }
}
