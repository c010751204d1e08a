import RunStorage
import StateMachine

/// Compares `state.json` with what the journal makes of the run.
enum SnapshotExamination {
    /// What is wrong with the state file; it can be made again wherever the journal can be believed.
    static func findings(
        _ snapshot: SnapshotObservation, _ events: [Event], of workflow: Workflow?, in run: RunDirectory,
        isJournalSound: Bool, isAtWork: Bool
    ) -> [Finding] {
        let isRepairable = isJournalSound && workflow != nil
        let source = "the journal" + (isRepairable ? ", which is whole." : " once journal and stages.json are whole.")
        func finding(_ code: FindingCode, _ sentence: String) -> [Finding] {
            [Finding(code, run.state, isRepairable: isRepairable, sentence)]
        }
        switch snapshot {
        case .tooNew(let sentence): return [Finding(.stateTooNew, run.state, sentence)]
        case .missing:
            return finding(
                .stateMissing,
                "The state file is missing, so that programs that read it see no run: it can be made again from "
                    + source)
        case .damaged:
            return finding(
                .stateDamaged,
                "The state file is damaged or its checksum is wrong, so that what it says counts for nothing: it can be "
                    + "made again from " + source)
        case .state(let state):
            guard let workflow, isJournalSound else { return [] }
            if isDifferent(state, events, workflow) {
                return finding(
                    .stateDifferent,
                    "The state file says something else than the journal, which is what counts: it can be made again "
                        + "from the journal.")
            }
            let last = events.last?.sequence ?? 0
            guard state.lastEvent < last, !isAtWork else { return [] }
            return finding(
                .stateBehind,
                "The state file has seen event \(state.lastEvent) of \(last), because its engine was killed before it "
                    + "wrote the rest: every verb reads the rest from the journal, and the next resume writes it.")
        }
    }

    /// Whether the state is not what the journal's events up to its last one make, read back from such a file.
    static func isDifferent(_ state: RunState, _ events: [Event], _ workflow: Workflow) -> Bool {
        // Changed copies that are only half taken: the state was made with the workflow before.
        let digest = events.last { $0.workflowDigest != nil }?.workflowDigest
        if let digest, state.workflowDigest != digest, state.lastEvent < events.last?.sequence ?? 0 { return false }
        var replayed = RunState(of: workflow)
        for event in events where event.sequence <= state.lastEvent { replayed.apply(event, in: workflow) }
        var text = StateText(of: workflow)
        guard case .state(let known) = StateReading.read(text.render(replayed), of: workflow) else { return false }
        return known != state
    }
}
