import Configuration
package import StateMachine

/// Finds out whether a stage can be done as a person wants it, by the rules of `validate`.
package struct OrderCheck {
    private let workflow: Workflow
    private let state: RunState

    /// Prepares it for the workflow of a run.
    package init(_ workflow: Workflow, _ state: RunState) {
        self.workflow = workflow
        self.state = state
    }

    /// Throws with a sentence where the stage cannot be done so.
    package func check(_ order: StageOrder, for position: Int) throws {
        if let agent = order.agent { try check(agent: agent, workflow.stages[position]) }
        if order.feedback != nil, workflow.stages[position].decidingAgents.isEmpty {
            throw VerbError.usage("--feedback: \(nobody(workflow.stages[position]))")
        }
        guard let model = order.model else { return }
        guard model.contains(where: { !$0.isWhitespace }) else {
            throw VerbError.usage("--model is empty: name the model, or leave the option out.")
        }
        let ordered = workflow.taking(order, for: position)
        let meant = ordered.stages[position].decidingAgents.compactMap(ordered.agent)
        guard !meant.isEmpty else { throw VerbError.usage("--model: \(nobody(workflow.stages[position]))") }
        for agent in meant where !RunnerModel.isTaken(by: agent.runner) {
            throw VerbError.usage(
                "--model: the runner \(agent.runner.name) of \(agent.name) takes no model; name another agent with "
                    + "--agent, or leave the option out.")
        }
    }

    private func check(agent name: String, _ stage: Stage) throws {
        guard !stage.decidingAgents.isEmpty else { throw VerbError.usage("--agent: \(nobody(stage))") }
        guard let agent = workflow.agent(name) else {
            let nearest = NearestName.nearest(to: name, among: workflow.agents.map(\.name))
            throw VerbError.usage(
                "--agent: there is no agent “\(name)”."
                    + (nearest.map { " Did you mean \($0)?" }
                        ?? " There are: \(workflow.agents.map(\.name).joined(separator: ", "))."))
        }
        guard stage.reviewAgents.count < 2 else {
            throw VerbError.usage(
                "--agent: \(stage.name) is judged by several agents together; nobody can say whom \(name) stands for. "
                    + "Change \"review_agents\" and take it with `teambot resume --take-changes`.")
        }
        guard stage.allowedPersonas.isEmpty || stage.allowedPersonas.contains(agent.persona) else {
            let allowed = stage.allowedPersonas.map(\.rawValue).joined(separator: ", ")
            throw VerbError.usage(
                "--agent: \(name) is a \(agent.persona.rawValue), but \(stage.name) allows only \(allowed).")
        }
        if stage.kind != .review { try checkIsAlone(name, stage) }
    }

    /// One agent has one conversation: it does not work in two members of a group that can run at once.
    private func checkIsAlone(_ agent: String, _ stage: Stage) throws {
        guard let group = workflow.group(of: stage.name), let own = workflow.position(of: stage.name) else { return }
        let related = Set(workflow.ancestors(of: own) + workflow.descendants(of: own) + [own])
        for other in group.stages.compactMap(workflow.position) where !related.contains(other) {
            let member = state.workflow(for: other, of: workflow).stages[other]
            var workers = member.workers
            if case .suites = member.kind, let explaining = workflow.testRun.diagnosticsAgent {
                workers.insert(explaining)
            }
            guard workers.contains(agent) else { continue }
            throw VerbError.usage(
                "--agent: \(stage.name) and \(member.name) can run at once (group \(group.name)), and \(agent), who has one "
                    + "conversation, works in \(member.name) already; name another agent.")
        }
    }

    private func nobody(_ stage: Stage) -> String {
        "no agent takes part in \(stage.name); leave the option out."
    }
}
