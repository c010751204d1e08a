/// What the stages of a run have left at each moment, as the journal tells it.
package struct OutcomeHistory: Sendable {
    /// What a stage had left from an event on.
    struct Entry: Sendable, Equatable {
        /// The number of the event.
        var sequence: Int
        /// What the stage had left then.
        var artifacts: [Artifact]
        /// How often it had been done then.
        var revision: Int
        /// Whether somebody else had changed it by then, which its record does not know.
        var isForeign = false
    }

    /// For each stage the event with which it came to its present end.
    private(set) var settled: [Int]

    private let workflow: Workflow
    private var state: RunState
    private var entries: [[Entry]]

    /// The history before the first event.
    package init(of workflow: Workflow) {
        self.workflow = workflow
        state = RunState(of: workflow)
        entries = Array(repeating: [], count: workflow.stages.count)
        settled = Array(repeating: 0, count: workflow.stages.count)
    }

    /// Takes the next event.
    package mutating func take(_ event: Event) {
        state.apply(event, in: workflow)
        if let position = event.stage.flatMap(workflow.position) {
            switch event.name {
            case .stageCompleted, .stageSkipped, .stageAccepted: settled[position] = event.sequence
            default: break
            }
            note(position, event)
        }
        guard let work = event.workStage.flatMap(workflow.position) else { return }
        if event.name == .artifactsChanged {
            entries[work].append(
                Entry(
                    sequence: event.sequence, artifacts: event.artifacts ?? [], revision: state.stages[work].revision,
                    isForeign: true))
        } else {
            note(work, event)
        }
    }

    /// When it was seen last what a stage is given.
    func sampled(_ position: Int) -> Int { state.stages[position].sampledAt }

    /// Whether what a stage has left was ever anything else, so that somebody can have read that.
    func isUnsteady(_ position: Int) -> Bool {
        let entries = entries[position]
        return workflow.stages[position].continuesOnFailure || entries.contains { $0.isForeign || $0.revision > 0 }
            || entries.count { !$0.artifacts.isEmpty } > 1
    }

    private mutating func note(_ position: Int, _ event: Event) {
        let stage = state.stages[position]
        if let last = entries[position].last(where: { !$0.isForeign }), last.artifacts == stage.artifacts,
            last.revision == stage.revision
        {
            return
        }
        entries[position].append(
            Entry(sequence: event.sequence, artifacts: stage.artifacts, revision: stage.revision))
    }

    /// What a stage had left when an event had happened.
    ///
    /// - Parameter countsForeign: whether what somebody else had changed is what was there.
    func outcome(of position: Int, at sequence: Int, countsForeign: Bool) -> Entry? {
        entries[position].last { $0.sequence <= sequence && (countsForeign || !$0.isForeign) }
    }
}
