extension RunState {
    /// What follows from an event at once: a rejection sends stages back, and members of a group that a review beside
    /// them has overtaken are done once more before the group's gate opens.
    package func consequences(of event: Event, in workflow: Workflow) -> [Event] {
        let sentBack = mayFreeRejected(event, in: workflow) ? sendingsBack(in: workflow) : []
        let stages = Set(sentBack.compactMap(\.stage))
        return sentBack + refreshes(after: event, in: workflow).filter { !stages.contains($0.stage ?? "") }
    }

    /// What follows from the state as it is, and was lost where a journal was cut off between an event and what follows
    /// from it.
    package func lostConsequences(in workflow: Workflow) -> [Event] {
        workflow.groups.indices.flatMap { refreshes(in: $0, of: workflow) }
    }

    /// Whether stages may be sent back after an event that could not be before.
    private func mayFreeRejected(_ event: Event, in workflow: Workflow) -> Bool {
        guard !workflow.sendingBack.isEmpty else { return false }
        switch event.name {
        case .approvalDecided, .stageCompleted, .stageFailed, .stageSkipped, .stageWaiting, .runResumed: return true
        default: return false
        }
    }

    private func refreshes(after event: Event, in workflow: Workflow) -> [Event] {
        guard let name = event.stage, opensGate(event, in: workflow), let group = workflow.groupPosition(of: name)
        else { return [] }
        return refreshes(in: group, of: workflow)
    }

    /// Whether an event is one after which the gate of a group may open.
    private func opensGate(_ event: Event, in workflow: Workflow) -> Bool {
        switch event.name {
        case .stageCompleted, .stageSkipped: true
        case .stageFailed: event.stage.flatMap(workflow.stage)?.continuesOnFailure ?? false
        default: false
        }
    }

    private func refreshes(in group: Int, of workflow: Workflow) -> [Event] {
        overtaken(in: group, of: workflow).map { member in
            let stage = workflow.stages[member]
            let limit = workflow.groups[group].maximumRefreshes
            let names = revisedSince(member, in: workflow).map { workflow.stages[$0].name }
            let revised = names.joined(separator: ", ") + (names.count == 1 ? " was revised" : " were revised")
            guard stages[member].overtakings < limit else {
                return Event(.stageFailed, stage: stage.name).with {
                    $0.failure = .failed
                    $0.error =
                        "\(revised) again after \(stage.name) had been done \(Self.times(limit + 1)); "
                        + "\"max_refresh\" of the group allows no more."
                }
            }
            return Event(.stageReopened, stage: stage.name).with {
                $0.isRefresh = true
                $0.group = workflow.groups[group].name
                let past = stages[member].isLeftOut ? "been left out by its condition" : "read it"
                $0.message = "\(revised) after \(stage.name) had \(past)."
            }
        }
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
