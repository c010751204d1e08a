import Configuration
import StateMachine

/// What of a stage's definition, of the user's texts and of the objective is not what it was when it was done.
struct DefinitionChanges {
    private let workflow: Workflow
    private let objective: Objective
    private let copies: EarlierCopies
    private let texts: UserTexts
    private let mask: SettingMask

    /// Prepares the comparison of present definitions with those of then.
    init(_ workflow: Workflow, _ objective: Objective, _ copies: EarlierCopies, _ texts: UserTexts) {
        self.workflow = workflow
        self.objective = objective
        self.copies = copies
        self.texts = texts
        mask = SettingMask(of: workflow)
    }

    /// Why a stage is stale because of them.
    func causes(_ position: Int, _ state: RunState) -> [StaleCause] {
        let known = state.stages[position]
        // With the agent and the model that a person wanted for it.
        let workflow = state.workflow(for: position, of: workflow)
        let stage = workflow.stages[position]
        let earlier = state.earlierCopies.indices.contains(known.copies) ? state.earlierCopies[known.copies] : nil
        var (causes, before): ([StaleCause], Stage?) = ([], stage)
        if let earlier, earlier.workflowDigest != state.workflowDigest {
            let old = copies.workflow(earlier.workflowDigest).flatMap { ordered(stage.name, in: $0, known.order) }
            causes += old.map { mask.shown($0.changes(to: StageDefinition(stage, in: workflow))) } ?? [.unknown]
            before = old?.stage
        }
        if let earlier, earlier.objectiveDigest != state.objectiveDigest {
            causes += objectiveCauses(stage, since: earlier.objectiveDigest)
        }
        guard !stage.agents.isEmpty, known.status == .completed else { return causes }
        let now = texts.digest(of: stage, in: workflow)
        // An earlier version of teambot has recorded nothing of a template that there was.
        let isUnknown = known.templateDigest == nil && (before == nil || before?.promptTemplate != nil)
        if now != known.templateDigest, !isUnknown { causes.append(.template(was: known.templateDigest, now: now)) }
        return causes
    }

    /// The definition of a stage by an earlier workflow; nil where that has no such stage.
    private func ordered(_ name: String, in workflow: Workflow, _ order: StageOrder?) -> StageDefinition? {
        guard let position = workflow.position(of: name) else { return nil }
        let workflow = order.map { workflow.taking($0, for: position) } ?? workflow
        return StageDefinition(workflow.stages[position], in: workflow)
    }

    private func objectiveCauses(_ stage: Stage, since digest: String) -> [StaleCause] {
        guard let old = copies.objective(digest) else { return [.unknown] }
        let seen = SeenObjective(stage, template: texts.placeholders(of: stage))
        let parts = seen.changes(from: old, to: objective)
        return parts.isEmpty ? [] : [.objective(parts: parts)]
    }
}
