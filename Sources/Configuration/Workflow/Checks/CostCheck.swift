import JSONText
import StateMachine

/// Limits of cost that cannot be held, because a program does not tell what it costs and no price says so.
struct CostCheck {
    let workflow: Workflow

    /// Warns at each limit of the file.
    func check(_ source: Source, _ problems: inout ProblemList) {
        let agents = workflow.agents.filter { agent in workflow.stages.contains { $0.agents.contains(agent.name) } }
        if workflow.budget.costUSD != nil { warn(agents, "The run", at: source["max_cost_usd"], &problems) }
        for stage in workflow.stages where stage.budget.costUSD != nil {
            let place = source["stages"][stage.name]["max_cost_usd"]
            warn(agents.filter { stage.agents.contains($0.name) }, stage.name, at: place, &problems)
        }
        let limited = agents.filter { $0.budget.costUSD != nil }
        for agent in limited {
            let own = source["agents"][agent.name]["max_cost_usd"]
            if !own.value.isNull { warn([agent], agent.name, at: own, &problems) }
        }
        let others = limited.filter { source["agents"][$0.name]["max_cost_usd"].value.isNull }
        warn(others, "Each attempt", at: source["defaults"]["max_cost_usd"], &problems)
    }

    private func warn(_ agents: [Agent], _ who: String, at place: Source, _ problems: inout ProblemList) {
        let silent = agents.flatMap { agent in
            ([agent.runner] + agent.fallback).filter { isSilent($0, agent) }.map { "\(agent.name) (\($0.name))" }
        }
        guard !silent.isEmpty else { return }
        problems.warning(
            "\(who) has a limit of cost, but what \(NameListing.listed(silent)) costs is not told by the program; add "
                + "the price of the model to \"prices\", such as \"*\": {\"input\": 3, \"output\": 15} in US dollars "
                + "for a million tokens, or use \"max_tokens\".", at: place)
    }

    /// Whether neither the program nor a price tells the cost. ACP agents may tell it, so nothing is said of them.
    private func isSilent(_ runner: Runner, _ agent: Agent) -> Bool {
        let model = runner == agent.runner ? agent.model : nil
        let hasPrice = workflow.prices.contains { $0.fits(model) }
        switch runner {
        case .offline, .acp: return false
        // A command that prints text uses no model that teambot knows of.
        case .command(_, let output): return output.map { $0.costUSD == nil && !($0.tellsTokens && hasPrice) } ?? false
        case .program(let program): return !program.tellsCost && !hasPrice
        }
    }
}

extension Stage {
    /// Who takes part in it.
    fileprivate var agents: [String] { [workAgent, reviewAgent].compactMap(\.self) + reviewAgents + parallelAgents }
}

extension AgentProgram {
    /// Whether it tells what it costs.
    fileprivate var tellsCost: Bool {
        switch self {
        case .claude, .opencode, .aider: true
        case .codex, .copilot, .gemini, .goose: false
        }
    }
}
