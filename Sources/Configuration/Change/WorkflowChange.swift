package import StateMachine

/// What becomes of a run's workflow and objective when the changed originals are taken: mapped by name.
package struct WorkflowChange: Sendable, Equatable {
    /// Stages that only the new workflow has, in its order.
    package private(set) var added: [String] = []
    /// Stages that only the old one had, in its order.
    package private(set) var removed: [String] = []
    /// Stages that both have, with another definition.
    package private(set) var changed: [DefinitionChange] = []
    /// Agents that both have, with another definition.
    package private(set) var agents: [DefinitionChange] = []
    /// Agents that only the new workflow has, and that only the old one had.
    package private(set) var addedAgents: [String] = []
    package private(set) var removedAgents: [String] = []
    /// Sections of the file beside stages and agents that are others now.
    package private(set) var settings: [SettingChange] = []
    /// Parts of the objective that are others now, in words.
    package private(set) var objective: [String] = []

    /// Compares two versions.
    package init(
        from old: (workflow: Workflow, text: [UInt8], objective: Objective),
        to new: (workflow: Workflow, text: [UInt8], objective: Objective)
    ) {
        let sections = SectionChanges(from: old.text, to: new.text)
        added = new.workflow.stages.map(\.name).filter { old.workflow.stage($0) == nil }
        removed = old.workflow.stages.map(\.name).filter { new.workflow.stage($0) == nil }
        changed = new.workflow.stages.compactMap { stage in
            guard let known = old.workflow.stage(stage.name), known != stage else { return nil }
            return DefinitionChange(name: stage.name, settings: sections.of("stages", stage.name))
        }
        agents = new.workflow.agents.compactMap { agent in
            guard let known = old.workflow.agent(agent.name), known != agent else { return nil }
            return DefinitionChange(name: agent.name, settings: sections.of("agents", agent.name))
        }
        addedAgents = new.workflow.agents.map(\.name).filter { old.workflow.agent($0) == nil }
        removedAgents = old.workflow.agents.map(\.name).filter { new.workflow.agent($0) == nil }
        settings = sections.others
        objective = Self.parts(from: old.objective, to: new.objective)
    }

    /// Whether nothing is different.
    package var isEmpty: Bool {
        added.isEmpty && removed.isEmpty && changed.isEmpty && agents.isEmpty && addedAgents.isEmpty
            && removedAgents.isEmpty && settings.isEmpty && objective.isEmpty
    }

    private static func parts(from old: Objective, to new: Objective) -> [String] {
        [
            ("title", old.title != new.title), ("description", old.description != new.description),
            ("goals", old.goals != new.goals), ("success criteria", old.successCriteria != new.successCriteria),
            ("constraints", old.constraints != new.constraints), ("context", old.context != new.context),
            ("files", old.files != new.files),
        ].filter(\.1).map(\.0)
    }
}
