package import StateMachine

/// The stages that would be done otherwise by a changed workflow: the same question by which stages become stale.
package struct Redefinition: Sendable {
    private var keys: [String: [String]] = [:]

    /// Compares two versions.
    package init(from old: Workflow, to new: Workflow) {
        for stage in new.stages {
            guard let before = old.stage(stage.name) else { continue }
            let causes = StageDefinition(before, in: old).changes(to: StageDefinition(stage, in: new))
            let changed = causes.compactMap { if case .setting(let key, _, _) = $0 { key } else { nil } }
            if !changed.isEmpty { keys[stage.name] = changed }
        }
    }

    /// The names of these stages, in order.
    package var stages: [String] { keys.keys.sorted() }

    /// Whether a stage would be done otherwise.
    package func concerns(stage: String) -> Bool { keys[stage] != nil }

    /// Whether a stage would be done otherwise because of an agent.
    package func concerns(agent: String) -> Bool {
        keys.values.contains { $0.contains { $0.hasPrefix("agents.\(agent).") } }
    }
}
