import Configuration
import StateMachine

/// What of a stage's definition, of the user's texts and of the objective is not what it was when it was done.
struct DefinitionChanges {
    private let workflow: Workflow
    private let objective: Objective
    private let copies: EarlierCopies
    private let texts: UserTexts

    init(_ workflow: Workflow, _ objective: Objective, _ copies: EarlierCopies, _ texts: UserTexts) {
        self.workflow = workflow
        self.objective = objective
        self.copies = copies
        self.texts = texts
    }

    /// Why a stage is stale because of them.
    func causes(_ position: Int, _ state: RunState) -> [StaleCause] {
        let (stage, known) = (workflow.stages[position], state.stages[position])
        var causes = changedCopies(position, state)
        guard !stage.agents.isEmpty, known.status == .completed else { return causes }
        let now = texts.digest(of: ordered(stage, known.order), in: workflow)
        // An earlier version of teambot has recorded nothing of it.
        let isUnknown = known.templateDigest == nil && stage.promptTemplate != nil
        if now != known.templateDigest, !isUnknown { causes.append(.template(was: known.templateDigest, now: now)) }
        return causes
    }

    private func changedCopies(_ position: Int, _ state: RunState) -> [StaleCause] {
        let (stage, known) = (workflow.stages[position], state.stages[position])
        guard state.earlierCopies.indices.contains(known.copies) else { return [] }
        let was = state.earlierCopies[known.copies]
        var causes: [StaleCause] = []
        if was.workflowDigest != state.workflowDigest {
            guard let old = copies.workflow(was.workflowDigest), let before = old.stage(stage.name) else {
                return [.unknown]
            }
            let then = StageDefinition(before, in: old, known.order)
            causes += then.changes(to: StageDefinition(stage, in: workflow, known.order))
        }
        if was.objectiveDigest != state.objectiveDigest {
            guard let old = copies.objective(was.objectiveDigest) else { return causes + [.unknown] }
            let seen = SeenObjective(stage, template: texts.placeholders(of: stage))
            let parts = seen.changes(from: old, to: objective)
            if !parts.isEmpty { causes.append(.objective(parts: parts)) }
        }
        return causes
    }

    /// The stage with the agent that a person wanted for it.
    private func ordered(_ stage: Stage, _ order: StageOrder?) -> Stage {
        StageDefinition.stage(stage, taking: order, in: workflow)
    }
}
