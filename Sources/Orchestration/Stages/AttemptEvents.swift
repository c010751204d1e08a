import RunStorage
import StateMachine

/// What the journal is told of the attempts of a stage.
struct AttemptEvents: Sendable {
    /// The stage's name.
    let stage: String

    /// An attempt begins.
    ///
    /// - Parameter runner: the program that plays the agent, where teambot understands what it says.
    func started(_ attempt: AttemptState, _ runner: String? = nil) -> Event {
        Event(.attemptStarted, stage: stage).with {
            $0.attempt = attempt.number
            $0.role = attempt.role
            $0.agent = attempt.agent
            $0.iteration = attempt.iteration
            $0.task = attempt.task
            $0.runner = runner
        }
    }

    /// An attempt is over.
    func ended(
        _ attempt: AttemptState, _ outcome: AttemptOutcome, _ result: AttemptResult?, _ error: String?,
        digest: String? = nil, runner: String? = nil
    ) -> Event {
        Event(.attemptEnded, stage: stage).with {
            // Role and task stand in the attempt's beginning; the journal grows by at most 1 KB a stage.
            $0.attempt = attempt.number
            $0.agent = attempt.agent
            $0.iteration = attempt.iteration
            $0.outcome = outcome
            $0.exitStatus = result?.exitStatus == 0 ? nil : result?.exitStatus
            $0.signal = result?.signal
            // A result that vouches for no output says nothing that is not here: it is known again by its outcome.
            $0.resultDigest = result.flatMap { $0.outputBytes + $0.errorBytes > 0 ? digest : nil }
            $0.durationSeconds =
                attempt.agent == nil ? nil : result.map { ($0.durationSeconds * 1_000).rounded() / 1_000 }
            $0.error = error
            guard let told = result?.agent else { return }
            $0.agentOutcome = told.outcome == .completed ? nil : told.outcome
            // The program only knows that it was told to end; why is known here.
            if result?.reason == .budget, told.outcome != .completed { $0.agentOutcome = .budgetLimit }
            $0.usage = told.usage
            $0.session = told.session
            $0.runner = told.session == nil ? nil : runner
        }
    }

    /// What an agent was not allowed to do although it went on; nil when there was no such thing.
    func warning(of denied: [DeniedTool], by agent: String?) -> Event? {
        guard let first = denied.first else { return nil }
        let names = denied.prefix(5).map { tool in tool.name + (tool.detail.map { " (\($0))" } ?? "") }
        let mode = denied.contains { $0.permission == .full } ? PermissionMode.full : first.permission
        return Event(.warning, stage: stage).with {
            $0.message =
                "\(agent ?? "The agent") was denied \(names.joined(separator: ", "))"
                + (denied.count > 5 ? " and \(denied.count - 5) more" : "")
                + "; `\"permission_mode\": \"\(mode.rawValue)\"` would have allowed it."
        }
    }

    /// An attempt has left processes that its supervisor could not end; nil when it has left none.
    func warning(of survivors: [Int], in attempt: AttemptDirectory) -> Event? {
        guard !survivors.isEmpty else { return nil }
        return Event(.warning, stage: stage).with {
            $0.message =
                "The attempt \(attempt.path) has left processes that cannot be ended: "
                + survivors.map(String.init).joined(separator: ", ") + ". Look at them and end them."
        }
    }
}
