extension Workflow {
    /// The workflow as a person wants it for one stage that is done once more; all others stay as they are. An agent
    /// that does not exist any more is not waited for: the stage's own does it.
    package func taking(_ order: StageOrder, for position: Int) -> Workflow {
        var stages = stages
        var agents = agents
        if let name = order.agent, agent(name) != nil { stages[position] = stages[position].done(by: name) }
        if let model = order.model {
            let meant = Set(stages[position].decidingAgents)
            for index in agents.indices where meant.contains(agents[index].name) { agents[index].model = model }
        }
        return replacing(stages, agents)
    }

    func replacing(_ stages: [Stage], _ agents: [Agent]) -> Workflow {
        var workflow = Workflow(
            stages: stages, groups: groups, agents: agents, maxConcurrent: maxConcurrent, reviewOfWork: reviewOfWork)
        workflow.budget = budget
        workflow.prices = prices
        workflow.notifications = notifications
        workflow.session = session
        workflow.suites = suites
        workflow.testRun = testRun
        workflow.maximumQuotaWait = maximumQuotaWait
        return workflow
    }
}

extension Stage {
    /// Whom it is about when a person wants another agent or model: who judges in a review, who works elsewhere.
    package var decidingAgents: [String] {
        if kind == .review { return reviewers }
        return (workAgent.map { [$0] } ?? []) + parallelAgents.filter { $0 != workAgent }
    }

    /// The agents that work in it, each once.
    package var workers: Set<String> { Set(parallelAgents + [workAgent].compactMap(\.self)) }

    /// The same stage with one agent that judges alone, or that does all of its work.
    func done(by agent: String) -> Stage {
        var stage = self
        if kind == .review {
            stage.reviewAgent = agent
            stage.reviewAgents = []
        } else {
            stage.workAgent = agent
            stage.parallelAgents = []
        }
        return stage
    }
}

extension RunState {
    /// The workflow as it is for one stage: with what a person wants of it.
    package func workflow(for position: Int, of workflow: Workflow) -> Workflow {
        guard stages.indices.contains(position), let order = stages[position].order else { return workflow }
        return workflow.taking(order, for: position)
    }

    /// The stages that a person wanted to be done by an agent of whom the workflow knows nothing.
    package func agentsGone(in workflow: Workflow) -> [(stage: String, agent: String)] {
        zip(workflow.stages, stages).compactMap { stage, known in
            guard let agent = known.order?.agent, workflow.agent(agent) == nil else { return nil }
            return (stage.name, agent)
        }
    }
}
