package import StateMachine

/// What an agent is called for in one attempt, as far as its command line depends on it.
package struct CallRequest: Sendable {
    /// Who is called.
    package var agent: Agent
    /// How: the agent's own runner, or one of its fallbacks.
    package var runner: Runner
    /// What it may do.
    package var permission: PermissionMode
    /// The prompt's file, absolute.
    package var promptFile: String
    /// The prompt's length in bytes: one that no model takes is not given but named.
    package var promptBytes: Int
    /// Where it works, absolute.
    package var project: String
    /// The run's artifacts directory, absolute.
    package var artifacts: String
    /// The program's own name of the conversation to be continued.
    package var session: String?
    /// What it may use.
    package var slice: Budget
    /// This program, for the offline agent and the client of the Agent Client Protocol.
    package var teambot: String

    /// Makes a request.
    package init(
        agent: Agent, runner: Runner, permission: PermissionMode, promptFile: String,
        promptBytes: Int = 0, project: String, artifacts: String, session: String? = nil, slice: Budget = Budget(),
        teambot: String
    ) {
        self.agent = agent
        self.runner = runner
        self.permission = permission
        self.promptFile = promptFile
        self.promptBytes = promptBytes
        self.project = project
        self.artifacts = artifacts
        self.session = session
        self.slice = slice
        self.teambot = teambot
    }

    /// The model that is asked for: the agent's belongs to its own runner, not to a fallback.
    package var model: String? { agent.model(for: runner) }
}
