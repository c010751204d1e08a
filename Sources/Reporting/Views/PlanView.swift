package import StateMachine

/// What `run --dry-run` shows: the stages in order, the groups, the agents, and what all of them may use.
package struct PlanView {
    private let workflow: Workflow
    private let skipped: Set<String>
    private let style: Style

    /// The plan of a run as text that ends with a line end.
    package static func render(
        _ workflow: Workflow, objectiveName: String, feature: String, maximumSeconds: Double, maxConcurrent: Int,
        budget: Budget = Budget(), skipped: [String] = [], style: Style
    ) -> String {
        let view = PlanView(workflow: workflow, skipped: Set(skipped), style: style)
        let head = [
            style.paint(style.cut(Printable.text(objectiveName)), .bold),
            "would run as \(Printable.text(feature)), within \(DurationText.render(seconds: maximumSeconds))"
                + (budget.isUnlimited ? "" : ", for at most \(BudgetText.render(budget))"),
            "\(Counted.stages(workflow.stages.count)), at most \(maxConcurrent) at once; nothing was started or written",
        ]
        let agents = PlanAgents(workflow)
        let overrun =
            agents.overrun(budget).map { WrappedText.lines($0, columns: style.width > 0 ? style.width : 100, most: 8) }
            ?? []
        let parts = [head.map(style.cut), view.stages().render(style), agents.table.render(style), overrun]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func stages() -> Table {
        var table = Table(columns: [
            Table.Column(isRightAligned: true), Table.Column(title: "stage"), Table.Column(title: "kind", dropOrder: 2),
            Table.Column(title: "agent", dropOrder: 4), Table.Column(title: "limit", dropOrder: 3),
            Table.Column(title: "artifacts", dropOrder: 1),
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
            Table.Cell(skipped.contains(stage.name) ? "skipped" : kind(stage) + terms(position)),
            Table.Cell(agentsOf(stage)), Table.Cell(BudgetText.render(stage.budget)),
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
        case .suites(let suites): "tests: " + suites.joined(separator: ", ")
        case .command: "command"
        case .approval: "approval"
        case .marker: "end"
        }
    }

    /// When a stage runs, where that is not simply after the stages before it.
    private func terms(_ position: Int) -> String {
        let handled = workflow.failuresHandled[position].map { Printable.text(workflow.stages[$0].name) }
        let condition = workflow.stages[position].condition == nil ? "" : ", on a condition"
        guard let first = handled.first else { return condition }
        return ", on failure of \(handled.count == 1 ? first : Counted.stages(handled.count))" + condition
    }

    private func agentsOf(_ stage: Stage) -> String {
        let reviewers = stage.kind == .review ? stage.reviewers : []
        let names = reviewers.map(Printable.text).joined(separator: ", ")
        let judges = reviewers.count > 1 ? "\(stage.approvalRule.rawValue) of \(names)" : names
        return ((stage.workAgent.map { [Printable.text($0)] } ?? []) + (judges.isEmpty ? [] : [judges]))
            .joined(separator: " → ")
    }
}
