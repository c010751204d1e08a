import StateMachine

/// What models have cost, and what agents do now, in the status of a run.
extension StatusView {
    /// The rows of cost and tokens; none where no model was used.
    func usageRows() -> [Table.Row] {
        guard let usage = state.usage else { return [] }
        return [
            ("cost", CostText.render(usage, limit: state.budget.costUSD)),
            ("tokens", TokenText.render(usage, limit: state.budget.tokens)),
        ].map { name, value in .cells([Table.Cell(name, .dim), Table.Cell(value)]) }
    }

    /// A row for each agent that has used a model: those of the workflow in its order, then those that it had before.
    func agentTable() -> Table {
        var table = Table(columns: [
            Table.Column(title: "agent"), Table.Column(title: "cost", isRightAligned: true),
            Table.Column(title: "tokens", dropOrder: 1),
        ])
        let order = workflow.agents.map(\.name).filter { state.agents[$0] != nil }
        let others = state.agents.keys.filter { workflow.agent($0) == nil }.sorted()
        table.rows = (order + others).compactMap(row)
        return table
    }

    private func row(of name: String) -> Table.Row? {
        guard let agent = state.agents[name], agent.usage != nil || agent.session != nil else { return nil }
        let usage = agent.usage ?? Usage()
        let cells = [
            Table.Cell(Printable.text(name)), Table.Cell(CostText.short(usage)), Table.Cell(TokenText.render(usage)),
        ]
        // Its program wants it in whole to go on with the conversation.
        let session = ActivityText.render(agent.session).map { Table.Cell("session \($0)", .dim, isWhole: true) }
        return .cells(cells, note: session)
    }

    /// What a running stage does now, in one line; nil where nobody knows, as without an engine that follows it.
    func activity(of stage: StageState) -> Table.Cell? {
        guard stage.status == .running, case .running = engine, let activity = stage.activity else { return nil }
        guard let wait = QuotaWait(activity) else {
            return ActivityText.render(activity).map { Table.Cell($0, .dim, mostLines: 1) }
        }
        // When it is over the agent is asked again, of which nothing is known yet.
        guard wait.until > now else { return nil }
        return Table.Cell(wait.text(now: now, clockOffset: clockOffset), .yellow, mostLines: 2)
    }
}
