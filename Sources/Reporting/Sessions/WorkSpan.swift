package import StateMachine

/// The time that a worker has had an objective once, as the journal of its session tells.
package struct WorkSpan: Sendable, Equatable {
    /// The objective, by its number.
    package let execution: Int
    package let worker: String
    package let startedAt: Timestamp
    /// Nil while it is at work.
    package var endedAt: Timestamp?
    /// What became of it; nil while it is at work and where its engine was gone.
    package var status: ExecutionStatus?
}
