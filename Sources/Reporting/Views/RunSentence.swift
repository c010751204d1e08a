import StateMachine

/// The status of a run in words, with what to do about it.
struct RunSentence {
    let text: String
    let paint: Paint

    /// An archived run is only looked at: no command goes on with it.
    init(
        _ state: RunState, of workflow: Workflow, engine: EngineState, commands: RunCommands, isArchived: Bool = false
    ) {
        guard !isArchived else {
            let words =
                switch state.status {
                case .inProgress: "never finished"
                case .waitingApproval: "waiting for an approval"
                default: Self.words(state, workflow, commands)
                }
            (text, paint) = ("\(words) (archived)", state.status == .complete ? .green : .yellow)
            return
        }
        let resume = "`\(commands.resume)`"
        switch (state.status, engine) {
        case (.inProgress, .running(let pid)) where Self.waitsForPeople(state):
            (text, paint) = ("\(Self.waiting(state, workflow, commands)) (engine \(pid))", .yellow)
        case (.inProgress, .running(let pid)): (text, paint) = ("in progress (engine \(pid))", .cyan)
        case (.inProgress, .stopped(let words)):
            (text, paint) = ("\(Printable.text(words)); go on with \(resume)", .yellow)
        case (.inProgress, _): (text, paint) = ("interrupted: the engine is gone; go on with \(resume)", .yellow)
        case (_, .running(let pid)):
            (text, paint) = ("\(Self.words(state, workflow, commands)) (engine \(pid))", .yellow)
        case (.complete, _): (text, paint) = ("complete", .green)
        case (.waitingApproval, _): (text, paint) = (Self.words(state, workflow, commands), .yellow)
        case (.cancelled, _):
            (text, paint) = ("\(Self.words(state, workflow, commands)); go on with \(resume)", .yellow)
        case (.budgetExhausted, _):
            let more = Self.richerCommand(state, commands)
            (text, paint) = ("\(Self.words(state, workflow, commands)); go on with `\(more)`", .red)
        case (.timeout, _):
            (text, paint) = (
                "\(Self.words(state, workflow, commands)); go on with `\(Self.longerCommand(state, commands))`", .red
            )
        default: (text, paint) = ("\(Self.words(state, workflow, commands)); try again with \(resume)", .red)
        }
    }

    /// Whether nobody is at work and an engine waits for an answer.
    private static func waitsForPeople(_ state: RunState) -> Bool {
        state.stages.contains { $0.status == .waiting && $0.decision == nil }
            && !state.stages.contains { $0.status == .running }
    }

    /// The command that goes on with a run whose time is up.
    static func longerCommand(_ state: RunState, _ commands: RunCommands) -> String {
        let hours = Int(min(max(1, state.maximumSeconds / 3_600 * 2 + 0.999), 8_760))
        return commands.resume(hours: hours)
    }

    /// The command that goes on with a run that has spent what it may; the plain one where time alone helps.
    static func richerCommand(_ state: RunState, _ commands: RunCommands) -> String {
        let (used, limit) = (state.usage?.costUSD ?? 0, state.budget.costUSD ?? .infinity)
        if used >= limit * 0.99 || used > limit - Budget.leastCostUSD {
            return commands.resume(option: "--max-cost", max(1, Int(min(limit * 2, 1e6))))
        }
        if let tokens = state.budget.tokens, (state.usage?.tokens ?? 0) >= tokens {
            return commands.resume(option: "--max-tokens", tokens > Int.max / 2 ? tokens : tokens * 2)
        }
        return commands.resume
    }

    private static func words(_ state: RunState, _ workflow: Workflow, _ commands: RunCommands) -> String {
        switch state.status {
        case .inProgress: "in progress"
        case .complete: "complete"
        case .failed: "failed"
        case .reviewFailed: "failed: a review was not approved"
        case .acceptanceTestFailed: "failed: the \(state.unpassedTests(in: workflow)) did not pass"
        case .waitingApproval: waiting(state, workflow, commands)
        case .budgetExhausted: "stopped: a limit of cost, tokens or quota was reached"
        case .cancelled: "cancelled"
        case .timeout: "stopped: the time limit was reached"
        case .error: "stopped: the state could not be written"
        }
    }

    private static func waiting(_ state: RunState, _ workflow: Workflow, _ commands: RunCommands) -> String {
        let waiting = zip(workflow.stages, state.stages).filter { $1.status == .waiting && $1.decision == nil }
        if waiting.isEmpty { return "answered; go on with `\(commands.resume)`" }
        let answers = waiting.map { stage, _ in commands.approve(stage.name) }
        return "waiting for an approval" + (answers.isEmpty ? "" : ": " + answers.joined(separator: ", "))
    }
}
