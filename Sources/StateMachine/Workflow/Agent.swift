/// How an agent is called.
package enum Runner: Sendable, Equatable {
    /// The deterministic agent that comes with teambot and needs nothing installed.
    case offline
    /// Any program: prompt on standard input, reply on standard output.
    case command([String])
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

    package static func == (left: Agent, right: Agent) -> Bool {
        left.name == right.name && left.persona == right.persona && left.runner == right.runner
            && left.timeoutSeconds == right.timeoutSeconds && left.maximumOutputBytes == right.maximumOutputBytes
            && left.passedVariables == right.passedVariables
            && left.environment.elementsEqual(right.environment, by: ==)
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
