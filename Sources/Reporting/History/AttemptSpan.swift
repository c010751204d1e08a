package import StateMachine

/// One attempt of a run from its start to its end, as its journal tells.
package struct AttemptSpan: Sendable, Equatable {
    /// The stage for which it was made.
    package var stage: String
    /// Counts all attempts of the stage from 1.
    package var number: Int
    /// What it was made for.
    package var role: Role
    /// The agent's name; nil for commands and scenarios.
    package var agent: String?
    /// The runner, where a program was called that teambot knows.
    package var runner: String?
    /// The review or acceptance round, from 1.
    package var iteration: Int?
    /// A reviewer or a scenario, where a stage makes several attempts of one role.
    package var task: String?
    /// When it began.
    package var startedAt: Timestamp
    /// When its end was recorded; nil while it runs, or where nobody has recorded its end.
    package var endedAt: Timestamp?
    /// How it ended.
    package var outcome: AttemptOutcome?
    /// What its reviewer has decided.
    package var verdict: VerdictKind?
    /// How the agent's program says that it ended, where it is not plain success.
    package var agentOutcome: AgentOutcome?
    /// What it has used; nil where it used no model.
    package var usage: Usage?
    /// The program's own name of the conversation.
    package var session: String?
    /// What went wrong, in a sentence.
    package var error: String?
    /// Seconds that it took, by its supervisor where the journal has that.
    package var durationSeconds: Double?

    /// Begins a span with the event that began the attempt; nil for any other event.
    init?(_ event: Event) {
        guard event.name == .attemptStarted, let stage = event.stage, let number = event.attempt else { return nil }
        self.stage = stage
        self.number = number
        role = event.role ?? .work
        agent = event.agent
        runner = event.runner
        iteration = event.iteration
        task = event.task
        startedAt = event.at
    }

    /// Takes the event that ended the attempt.
    mutating func end(_ event: Event) {
        endedAt = event.at
        outcome = event.outcome ?? .failed
        verdict = event.verdict
        agentOutcome = event.agentOutcome
        usage = event.usage
        session = event.session
        error = event.error
        runner = event.runner ?? runner
        durationSeconds = event.durationSeconds ?? event.at.seconds(since: startedAt)
    }

    /// Whether it runs a command of an acceptance scenario, which may be meant to fail; a test suite is not.
    package var isScenario: Bool { role == .test && task?.hasPrefix("AT-") ?? true }

    /// The name of its directory below `attempts/<STAGE>/`.
    package var directoryName: String {
        AttemptState(
            number: number, role: role, agent: agent, iteration: iteration, task: task, startedAt: startedAt
        ).directoryName
    }
}
