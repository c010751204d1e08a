import StateMachine

/// The agents that a plan needs: who plays each, with which model, what it may do and what an attempt may use.
struct PlanAgents {
    private let workflow: Workflow

    init(_ workflow: Workflow) { self.workflow = workflow }

    /// The table, in the order of the file.
    var table: Table {
        var table = Table(columns: [
            Table.Column(title: "agent"), Table.Column(title: "persona", dropOrder: 1), Table.Column(title: "runner"),
            Table.Column(title: "model", dropOrder: 4), Table.Column(title: "may", dropOrder: 2),
            Table.Column(title: "per attempt", dropOrder: 3),
        ])
        table.rows = workflow.agents.filter { !roles(of: $0).isEmpty }.map(row)
        return table
    }

    /// What can pass a limit all the same, in a sentence; nil where nothing can or there is no limit.
    ///
    /// - Parameter budget: that of the run.
    func overrun(_ budget: Budget) -> String? {
        let isLimited = !budget.isUnlimited || workflow.stages.contains { !$0.budget.isUnlimited }
        let silent = workflow.agents.filter { agent in
            !roles(of: agent).isEmpty && (isLimited || !agent.budget.isUnlimited)
                && ([agent.runner] + agent.fallback).contains { !$0.streamsUsage }
        }.map { Printable.text($0.name) }
        guard !silent.isEmpty else { return nil }
        return "What \(silent.joined(separator: ", ")) "
            + (silent.count == 1 ? "uses is" : "use is")
            + " told only at the end of an attempt: one attempt of each can pass its limit."
    }

    private func row(_ agent: Agent) -> Table.Row {
        let persona = agent.persona.rawValue.split(separator: "_").joined(separator: " ")
        let cells = [
            Table.Cell(Printable.text(agent.name)), Table.Cell(persona), Table.Cell(runners(agent)),
            Table.Cell(agent.model.map(Printable.text) ?? ""), Table.Cell(permissions(agent)),
            Table.Cell(BudgetText.render(agent.budget)),
        ]
        let command = arguments(agent)
        return .cells(cells, note: command.isEmpty ? nil : Table.Cell(ShellText.render(command), isWhole: true))
    }

    /// Its runner, then those that take over.
    private func runners(_ agent: Agent) -> String {
        guard !agent.fallback.isEmpty else {
            return agent.runner == .offline ? "offline (built in)" : agent.runner.name
        }
        return "\(agent.runner.name), else \(agent.fallback.map(\.name).joined(separator: ", "))"
    }

    /// The command line where the file has it, or the arguments that it adds to one.
    private func arguments(_ agent: Agent) -> [String] {
        switch agent.runner {
        case .offline: []
        case .command(let arguments, _), .acp(let arguments): arguments
        case .program: agent.runnerArguments
        }
    }

    /// What it may do in its roles, where its program asks for that.
    private func permissions(_ agent: Agent) -> String {
        let isAsked = ([agent.runner] + agent.fallback).contains { runner in
            switch runner {
            case .offline, .command: false
            case .acp, .program: true
            }
        }
        guard isAsked else { return "" }
        let modes = roles(of: agent).map { agent.permission(for: $0).rawValue }
        return Set(modes).count == 1 ? modes.first ?? "" : modes.joined(separator: ", in reviews ")
    }

    /// Work before review.
    private func roles(of agent: Agent) -> [Role] {
        let works = workflow.stages.contains { $0.workAgent == agent.name }
        let reviews = workflow.stages.contains { $0.reviewers.contains(agent.name) || $0.reviewAgent == agent.name }
        return (works ? [.work] : []) + (reviews ? [.review] : [])
    }
}
