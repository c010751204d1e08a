/// How an agent is called.
package enum Runner: Sendable, Equatable {
    /// The deterministic agent that comes with teambot and needs nothing installed.
    case offline
    /// Any program: prompt on standard input, reply on standard output, as text or as one JSON value.
    case command([String], output: CommandOutput? = nil)
    /// A program that speaks the Agent Client Protocol.
    case acp([String])
    /// A program that teambot knows how to call.
    case program(AgentProgram)

    /// The value of `runner`, and of a `fallback`, for people and for files.
    package var name: String {
        switch self {
        case .offline: "offline"
        case .command: "command"
        case .acp: "acp"
        case .program(let program): program.rawValue
        }
    }
}

/// A named role of the team, with the persona it takes and the program that plays it.
package struct Agent: Sendable, Equatable {
    /// The key in `stages.json`.
    package var name: String
    /// The kind of work that it is made for.
    package var persona: Persona
    /// The program that plays it.
    package var runner: Runner
    /// Seconds that an attempt by this agent may take, where its stage sets no limit.
    package var timeoutSeconds: Double?
    /// Bytes of each output of an attempt that are kept, where its stage sets no limit.
    package var maximumOutputBytes: Int?
    /// Variables set for this agent's attempts, in the order of the file.
    package var environment: [(name: String, value: String)]
    /// Globs of further variables of the user's environment that this agent gets.
    package var passedVariables: [String]
    /// The model that the program is to use; nil leaves the choice to it.
    package var model: String?
    /// What it may do; nil leaves it to the role: reviewers read, others edit.
    package var permissionMode: PermissionMode?
    /// Further arguments for the program, after teambot's own.
    package var runnerArguments: [String] = []
    /// Whether all its attempts in a run are one conversation.
    package var continuesSession = false
    /// Runners that take over, in this order, where its own cannot be used now.
    package var fallback: [Runner] = []
    /// What one of its attempts may use.
    package var budget = Budget()

    /// Makes an agent.
    package init(
        name: String, persona: Persona, runner: Runner = .offline, timeoutSeconds: Double? = nil,
        maximumOutputBytes: Int? = nil,
        environment: [(name: String, value: String)] = [], passedVariables: [String] = []
    ) {
        self.name = name
        self.persona = persona
        self.runner = runner
        self.timeoutSeconds = timeoutSeconds
        self.maximumOutputBytes = maximumOutputBytes
        self.environment = environment
        self.passedVariables = passedVariables
    }

    /// What it may do in a role: who judges looks, everybody else changes files, unless the file says otherwise.
    package func permission(for role: Role) -> PermissionMode {
        permissionMode ?? (role == .review || persona == .reviewer ? .readOnly : .edit)
    }

    /// The model for one of its runners: the one of the file belongs to its own runner, a fallback chooses for itself.
    package func model(for runner: Runner) -> String? { runner == self.runner ? model : nil }

    package static func == (left: Agent, right: Agent) -> Bool {
        left.name == right.name && left.persona == right.persona && left.runner == right.runner
            && left.timeoutSeconds == right.timeoutSeconds && left.maximumOutputBytes == right.maximumOutputBytes
            && left.passedVariables == right.passedVariables
            && left.environment.elementsEqual(right.environment, by: ==) && left.model == right.model
            && left.permissionMode == right.permissionMode && left.runnerArguments == right.runnerArguments
            && left.continuesSession == right.continuesSession && left.fallback == right.fallback
            && left.budget == right.budget
    }

    /// The team that exists when `stages.json` has no `agents` section; all of it works offline.
    package static let standardTeam: [Agent] = [
        Agent(name: "pm", persona: .projectManager),
        Agent(name: "ba", persona: .businessAnalyst),
        Agent(name: "writer", persona: .technicalWriter),
        Agent(name: "builder-1", persona: .builder),
        Agent(name: "builder-2", persona: .builder),
        Agent(name: "reviewer", persona: .reviewer),
        Agent(name: "offline", persona: .builder),
    ]
}
