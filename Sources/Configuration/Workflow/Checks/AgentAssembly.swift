import StateMachine

/// Makes an agent of what the file says about it and what the defaults add.
struct AgentAssembly {
    let defaults: AgentDraft?

    /// How an agent is called: a runner or a command of its own goes before the runner of the defaults.
    func kind(of draft: AgentDraft) -> RunnerKind {
        if let own = draft.runner { return own }
        if draft.command != nil { return defaults?.runner == .acp ? .acp : .command }
        guard let defaults else { return .offline }
        return defaults.runner ?? (defaults.command == nil ? .offline : .command)
    }

    /// The draft with what it inherits: what belongs to the runner of the defaults only with that runner, and of the
    /// rest only what its own runner can use.
    func completed(_ draft: AgentDraft) -> AgentDraft {
        guard let defaults else { return draft }
        let kind = kind(of: draft)
        var agent = draft
        agent.runner = kind
        if kind == self.kind(of: defaults) {
            let hasOwnCommand = agent.command != nil
            agent.command = agent.command ?? defaults.command
            agent.model = agent.model ?? defaults.model
            agent.runnerArguments = agent.runnerArguments ?? defaults.runnerArguments
            if !hasOwnCommand || kind == .command {
                agent.isOutputJSON = agent.isOutputJSON ?? defaults.isOutputJSON
                agent.paths = agent.paths ?? (agent.isOutputJSON == true ? defaults.paths : nil)
            }
        }
        let output = Self.output(of: agent)
        func canUse(_ option: RunnerOption) -> Bool { option.objection(for: kind, output: output) == nil }
        if canUse(.permissionMode) { agent.permissionMode = agent.permissionMode ?? defaults.permissionMode }
        if canUse(.session) { agent.continuesSession = agent.continuesSession ?? defaults.continuesSession }
        if canUse(.fallback), agent.fallback == nil {
            agent.fallback = defaults.fallback?.filter { .program($0) != kind }
        }
        if canUse(.maximumCost) { agent.budget.costUSD = agent.budget.costUSD ?? defaults.budget.costUSD }
        if canUse(.maximumTokens) { agent.budget.tokens = agent.budget.tokens ?? defaults.budget.tokens }
        return withSurroundings(agent, defaults)
    }

    private func withSurroundings(_ draft: AgentDraft, _ defaults: AgentDraft) -> AgentDraft {
        var agent = draft
        agent.timeoutSeconds = agent.timeoutSeconds ?? defaults.timeoutSeconds
        agent.maximumOutputBytes = agent.maximumOutputBytes ?? defaults.maximumOutputBytes
        let own = Set(agent.environment.map(\.name))
        agent.environment = defaults.environment.filter { !own.contains($0.name) } + agent.environment
        agent.passedVariables =
            defaults.passedVariables.filter { !agent.passedVariables.contains($0) } + agent.passedVariables
        return agent
    }

    /// Where the JSON of a command has what; nil where it prints text.
    static func output(of draft: AgentDraft) -> CommandOutput? { draft.isOutputJSON == true ? draft.paths : nil }

    /// The agent of a draft.
    func agent(_ draft: AgentDraft) -> Agent {
        let complete = completed(draft)
        var agent = Agent(
            name: draft.name, persona: draft.persona ?? .builder, runner: runner(complete),
            timeoutSeconds: complete.timeoutSeconds, maximumOutputBytes: complete.maximumOutputBytes,
            environment: complete.environment, passedVariables: complete.passedVariables)
        agent.model = complete.model
        agent.permissionMode = complete.permissionMode
        agent.runnerArguments = complete.runnerArguments ?? []
        agent.continuesSession = complete.continuesSession ?? false
        agent.fallback = complete.fallback?.map { .program($0) } ?? []
        agent.budget = complete.budget
        return agent
    }

    private func runner(_ draft: AgentDraft) -> Runner {
        switch kind(of: draft) {
        case .offline: .offline
        case .command: .command(draft.command ?? [], output: Self.output(of: draft))
        case .acp: .acp(draft.command ?? [])
        case .program(let program): .program(program)
        }
    }
}
