/// One attempt of a stage, as far as the journal tells.
package struct AttemptState: Sendable, Equatable {
    /// Counts all attempts of the stage from 1, whatever their role.
    package var number: Int
    /// What it is made for.
    package var role: Role
    /// The agent's name; nil for commands and scenarios.
    package var agent: String?
    /// The review or acceptance round.
    package var iteration: Int?
    /// Tells apart several attempts of one role and round.
    package var task: String?
    /// When it was begun.
    package var startedAt: Timestamp
    /// Nil while it runs, or while nobody has recorded its end.
    package var outcome: AttemptOutcome?
    /// How the agent's program says that it ended, where it is not plain success.
    package var agentOutcome: AgentOutcome?
    /// By which its result is known again; nil where none was taken.
    package var resultDigest: String?
    /// By what the reports of a suite are known again; nil for attempts of anything else.
    package var reportDigest: String?
    /// The commit that it has left, where a stage puts several together.
    package var commit: String?

    /// Makes the state of an attempt that has just begun.
    package init(
        number: Int, role: Role, agent: String?, iteration: Int?, task: String?, startedAt: Timestamp
    ) {
        self.number = number
        self.role = role
        self.agent = agent
        self.iteration = iteration
        self.task = task
        self.startedAt = startedAt
    }

    /// The task of the program that a stage's condition asks, by which its attempts are told apart from the stage's work.
    package static let conditionTask = "when"

    /// Whether it was made to decide whether the stage is to run.
    package var isOfCondition: Bool { role == .command && task == Self.conditionTask }

    /// The name of its directory below `attempts/<STAGE>/`.
    package var directoryName: String {
        (number < 10 ? "0" : "") + String(number) + "-" + role.rawValue
    }
}
