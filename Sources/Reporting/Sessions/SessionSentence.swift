import StateMachine

/// The status of a session in words, with what to do about it.
struct SessionSentence {
    let text: String
    let paint: Paint

    init(_ state: SessionState, engine: EngineState, commands: RunCommands) {
        let resume = "`\(commands.resume)`"
        let words = Self.words(state)
        switch (state.finishedAt == nil, engine) {
        case (true, .running(let pid)): (text, paint) = ("in progress" + Self.engine(pid), .cyan)
        case (true, _): (text, paint) = ("interrupted: the engine is gone; go on with \(resume)", .yellow)
        case (false, .running(let pid)): (text, paint) = (words + Self.engine(pid), .yellow)
        default:
            switch state.status {
            case .complete: (text, paint) = (words, Self.hasChanges(state) ? .green : .yellow)
            case .partialSuccess: (text, paint) = ("\(words); try the rest again with \(resume)", .yellow)
            case .cancelled: (text, paint) = ("\(words); go on with \(resume)", .yellow)
            case .noTests: (text, paint) = (words, .yellow)
            case .failed, .initializing, .running: (text, paint) = ("\(words); try again with \(resume)", .red)
            }
        }
    }

    /// The status alone.
    static func words(_ state: SessionState) -> String {
        switch state.status {
        case .initializing, .running: "in progress"
        case .complete: hasChanges(state) ? "complete" : "complete, but nothing was changed"
        case .partialSuccess: "partly complete"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case .noTests: "nothing to do"
        }
    }

    private static func engine(_ pid: Int) -> String { pid > 0 ? " (engine \(pid))" : "" }

    private static func hasChanges(_ state: SessionState) -> Bool {
        state.executions.isEmpty || state.executions.contains { $0.status == .complete }
    }
}
