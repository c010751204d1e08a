import JSONText
import StateMachine

/// Agents: their runner, and what the defaults add.
enum AgentCheck {
    /// The agents of the run; the standard team where the file has no section.
    static func agents(_ draft: WorkflowDraft, _ problems: inout ProblemList) -> [Agent] {
        if let defaults = draft.defaults { checkRunner(defaults, &problems) }
        guard let drafts = draft.agents else {
            return Agent.standardTeam.map { adding(draft.defaults, to: $0) }
        }
        for agent in drafts { checkRunner(agent, &problems) }
        return drafts.map { agent in
            adding(
                draft.defaults,
                to: Agent(
                    name: agent.name, persona: agent.persona ?? .builder,
                    runner: agent.command.map { .command($0) } ?? .offline, timeoutSeconds: agent.timeoutSeconds,
                    maximumOutputBytes: agent.maximumOutputBytes,
                    environment: agent.environment, passedVariables: agent.passedVariables))
        }
    }

    private static func checkRunner(_ draft: AgentDraft, _ problems: inout ProblemList) {
        guard let runner = draft.runner else { return }
        if runner != "offline" {
            problems.error(
                "There is no runner \(QuotedText.shown(runner)); write \"offline\", or \"command\" with the program "
                    + "that plays the agent.", at: draft.source["runner"])
        } else if draft.command != nil {
            problems.error(
                "An agent has either a \"runner\" or a \"command\"; remove one of them.", at: draft.source["runner"])
        }
    }

    private static func adding(_ defaults: AgentDraft?, to agent: Agent) -> Agent {
        guard let defaults else { return agent }
        var agent = agent
        agent.timeoutSeconds = agent.timeoutSeconds ?? defaults.timeoutSeconds
        agent.maximumOutputBytes = agent.maximumOutputBytes ?? defaults.maximumOutputBytes
        let own = Set(agent.environment.map(\.name))
        agent.environment = defaults.environment.filter { !own.contains($0.name) } + agent.environment
        agent.passedVariables =
            defaults.passedVariables.filter { !agent.passedVariables.contains($0) } + agent.passedVariables
        return agent
    }
}
