package import StateMachine

/// What `run --dry-run` shows: the stages in order, the groups, and the agents with their command lines.
package struct PlanView {
    private let workflow: Workflow
    private let skipped: Set<String>
    private let style: Style

    /// The plan of a run as text that ends with a line end.
    package static func render(
        _ workflow: Workflow, objectiveName: String, feature: String, maximumSeconds: Double, maxConcurrent: Int,
        skipped: [String] = [], style: Style
    ) -> String {
        let view = PlanView(workflow: workflow, skipped: Set(skipped), style: style)
        let head = [
            style.paint(style.cut(Printable.text(objectiveName)), .bold),
            "would run as \(Printable.text(feature)), within \(DurationText.render(seconds: maximumSeconds))",
            "\(Counted.stages(workflow.stages.count)), at most \(maxConcurrent) at once; nothing was started or written",
        ]
        let parts = [head.map(style.cut), view.stages().render(style), view.agents().render(style)]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func stages() -> Table {
        var table = Table(columns: [
            Table.Column(isRightAligned: true), Table.Column(title: "stage"), Table.Column(title: "kind", dropOrder: 2),
            Table.Column(title: "agent", dropOrder: 3), Table.Column(title: "artifacts", dropOrder: 1),
        ])
        var number = 0
        table.rows = StageList(workflow).entries.map { entry in
            switch entry {
            case .group(let group): return .across(Table.Cell(title(of: workflow.groups[group]), .bold))
            case .stage(let position, let isMember):
                number += 1
                return row(position, number, indent: isMember ? "  " : "")
            }
        }
        return table
    }

    private func title(of group: ParallelGroup) -> String {
        let limit = group.maxConcurrent.map { ", at most \($0) at once" } ?? ""
        return "    \(Printable.text(group.name)): \(group.stages.count) stages in parallel\(limit)"
    }

    private func row(_ position: Int, _ number: Int, indent: String) -> Table.Row {
        let stage = workflow.stages[position]
        let cells = [
            Table.Cell(String(number), .dim), Table.Cell(indent + Printable.text(stage.name)),
            Table.Cell(skipped.contains(stage.name) ? "skipped" : kind(stage)),
            Table.Cell(agentsOf(stage)),
            Table.Cell(stage.artifacts.map(Printable.text).joined(separator: ", ")),
        ]
        guard case .command(let arguments) = stage.kind else { return .cells(cells) }
        return .cells(cells, note: Table.Cell(ShellText.render(arguments), isWhole: true))
    }

    private func kind(_ stage: Stage) -> String {
        switch stage.kind {
        case .work: "work"
        case .review: "review"
        case .acceptance: "acceptance"
        case .command: "command"
        case .approval: "approval"
        case .marker: "end"
        }
    }

    private func agentsOf(_ stage: Stage) -> String {
        let reviewers = stage.kind == .review ? stage.reviewers.map(Printable.text).joined(separator: ", ") : ""
        let rule = stage.kind == .review && !stage.reviewAgents.isEmpty ? " (\(stage.approvalRule.rawValue))" : ""
        let names = [stage.workAgent.map(Printable.text) ?? "", reviewers + rule]
        return names.filter { !$0.isEmpty }.joined(separator: " → ")
    }

    /// The agents that some stage needs, in the order of the file.
    private func agents() -> Table {
        let needed = Set(workflow.stages.flatMap(\.agents))
        var table = Table(columns: [
            Table.Column(title: "agent"), Table.Column(title: "persona", dropOrder: 1), Table.Column(title: "runner"),
        ])
        table.rows = workflow.agents.filter { needed.contains($0.name) }.map { agent in
            let persona = agent.persona.rawValue.split(separator: "_").joined(separator: " ")
            let cells = [Table.Cell(Printable.text(agent.name)), Table.Cell(persona)]
            guard case .command(let arguments, _) = agent.runner else {
                return .cells(cells + [Table.Cell("offline (built in)")])
            }
            let command = Table.Cell(ShellText.render(arguments), isWhole: true)
            return .cells(cells + [Table.Cell("command")], note: command)
        }
        return table
    }
}
