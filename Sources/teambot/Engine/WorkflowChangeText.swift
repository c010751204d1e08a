import Configuration
import Orchestration

/// What becomes of workflow and objective when their changes are taken, for people.
struct WorkflowChangeText {
    private let change: WorkflowChange
    private let redefinition: Redefinition

    /// Prepares the text.
    init(_ change: WorkflowChange, _ redefinition: Redefinition) {
        self.change = change
        self.redefinition = redefinition
    }

    /// The lines.
    var lines: [String] {
        guard !change.isEmpty else { return ["changes:     none"] }
        var lines: [String] = []
        if !change.added.isEmpty { lines.append("new:         " + change.added.joined(separator: ", ")) }
        if !change.removed.isEmpty {
            lines.append(
                "dropped:     \(change.removed.joined(separator: ", ")) (their artifacts are kept)")
        }
        lines += change.changed.map {
            "changed:     " + definition($0) + remark(redefinition.concerns(stage: $0.name))
        }
        if !change.addedAgents.isEmpty { lines.append("new agents:  " + change.addedAgents.joined(separator: ", ")) }
        if !change.removedAgents.isEmpty {
            lines.append("gone agents: " + change.removedAgents.joined(separator: ", "))
        }
        lines += change.agents.map {
            "agent:       " + definition($0) + remark(redefinition.concerns(agent: $0.name))
        }
        lines += change.settings.map { "setting:     " + setting($0) }
        if !change.objective.isEmpty { lines.append("objective:   " + change.objective.joined(separator: ", ")) }
        return lines
    }

    private func remark(_ isOtherwise: Bool) -> String { isOtherwise ? "" : " (makes nothing stale)" }

    private func definition(_ change: DefinitionChange) -> String {
        guard !change.settings.isEmpty else { return "\(change.name) (by what it takes from other sections)" }
        return "\(change.name): " + change.settings.map(setting).joined(separator: "; ")
    }

    private func setting(_ change: SettingChange) -> String {
        "\"\(change.key)\" \(change.was ?? "(none)") → \(change.now ?? "(none)")"
    }
}
