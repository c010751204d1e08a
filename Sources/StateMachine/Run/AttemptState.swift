/// One attempt of a stage, as far as the journal tells.
package struct AttemptState: Sendable, Equatable {
    /// Counts all attempts of the stage from 1, whatever their role.
    package var number: Int
    package var role: Role
    package var agent: String?
    package var iteration: Int?
    package var task: String?
    package var startedAt: Timestamp
    /// Nil while it runs, or while nobody has recorded its end.
    package var outcome: AttemptOutcome?

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

    /// The name of its directory below `attempts/<STAGE>/`.
    package var directoryName: String {
        (number < 10 ? "0" : "") + String(number) + "-" + role.rawValue
    }
}
