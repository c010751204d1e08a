import StateMachine

/// What a run has spent, and what of it nobody knows, at its end.
struct SpendingLines {
    private let state: RunState
    private let workflow: Workflow

    init(_ state: RunState, in workflow: Workflow) {
        self.state = state
        self.workflow = workflow
    }

    /// The cost and the tokens of the run; nil where no model was used.
    var total: String? {
        guard let usage = state.usage else { return nil }
        let cost = CostText.render(usage, limit: state.budget.costUSD)
        guard usage.tokens != nil else { return "cost:      " + cost }
        // Where the cost says "at least", so much is said of the tokens, too.
        let atLeast = usage.isPartial && usage.costUSD == nil ? "at least " : ""
        return "cost:      \(cost), \(atLeast)\(TokenText.total(usage, limit: state.budget.tokens)) tokens"
    }

    /// A sentence for each agent whose use counts for a limit and is not known.
    var unknown: [String] {
        workflow.agents.compactMap { agent in
            let budgets = [state.budget, agent.budget] + stages(of: agent).map(\.budget)
            let hasCost = budgets.contains { $0.costUSD != nil }
            guard hasCost || budgets.contains(where: { $0.tokens != nil }) else { return nil }
            return sentence(agent, hasCost: hasCost)
        }
    }

    private func sentence(_ agent: Agent, hasCost: Bool) -> String? {
        let name = Printable.text(agent.name)
        guard let usage = state.agents[agent.name]?.usage else { return silence(of: agent, name) }
        if usage.tokens == nil, usage.costUSD == nil {
            return "What \(name) has used is unknown: its program does not tell, so no limit could stop it."
        }
        if hasCost, usage.costUSD == nil { return "The cost of \(name) is unknown: add its model to prices." }
        if !hasCost, usage.tokens == nil { return "The tokens of \(name) are unknown: its program does not tell." }
        return nil
    }

    /// A command whose output is only text has perhaps used a model, and nobody knows.
    private func silence(of agent: Agent, _ name: String) -> String? {
        guard case .command(_, nil) = agent.runner, state.stages.contains(where: { $0.agent == agent.name }) else {
            return nil
        }
        return "What \(name) has used is unknown: a command tells it with \"output\": \"json\"."
    }

    private func stages(of agent: Agent) -> [Stage] {
        workflow.stages.filter { $0.workAgent == agent.name || $0.reviewers.contains(agent.name) }
    }
}
