import StateMachine

/// The status of a run in words, with what to do about it.
struct RunSentence {
    let text: String
    let paint: Paint

    init(_ state: RunState, of workflow: Workflow, engine: EngineState) {
        let resume = "`teambot resume \(Printable.text(state.feature))`"
        switch (state.status, engine) {
        case (.inProgress, .running(let pid)): (text, paint) = ("in progress (engine \(pid))", .cyan)
        case (.inProgress, _): (text, paint) = ("interrupted: the engine is gone; go on with \(resume)", .yellow)
        case (_, .running(let pid)): (text, paint) = ("\(Self.words(state, workflow)) (engine \(pid))", .yellow)
        case (.complete, _): (text, paint) = ("complete", .green)
        case (.waitingApproval, _): (text, paint) = (Self.words(state, workflow), .yellow)
        case (.cancelled, _): (text, paint) = ("\(Self.words(state, workflow)); go on with \(resume)", .yellow)
        case (.timeout, _):
            (text, paint) = ("\(Self.words(state, workflow)); go on with `\(Self.longerCommand(state))`", .red)
        default: (text, paint) = ("\(Self.words(state, workflow)); try again with \(resume)", .red)
        }
    }

    /// The command that goes on with a run whose time is up.
    static func longerCommand(_ state: RunState) -> String {
        let hours = Int(min(max(1, state.maximumSeconds / 3_600 * 2 + 0.999), 8_760))
        return "teambot resume \(Printable.text(state.feature)) --max-hours \(hours)"
    }

    private static func words(_ state: RunState, _ workflow: Workflow) -> String {
        switch state.status {
        case .inProgress: "in progress"
        case .complete: "complete"
        case .failed: "failed"
        case .reviewFailed: "failed: a review was not approved"
        case .acceptanceTestFailed: "failed: the acceptance tests did not pass"
        case .waitingApproval: waiting(state, workflow)
        case .budgetExhausted: "stopped: a budget is used up"
        case .cancelled: "cancelled"
        case .timeout: "stopped: the time limit was reached"
        case .error: "stopped: the state could not be written"
        }
    }

    private static func waiting(_ state: RunState, _ workflow: Workflow) -> String {
        let commands = zip(workflow.stages, state.stages).filter { $1.status == .waiting }.map { stage, _ in
            "teambot approve \(Printable.text(state.feature)) \(Printable.text(stage.name))"
        }
        return "waiting for an approval" + (commands.isEmpty ? "" : ": " + commands.joined(separator: ", "))
    }
}
