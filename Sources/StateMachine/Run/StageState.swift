/// Where one stage of a run stands.
package struct StageState: Sendable, Equatable {
    package var status = StageStatus.pending
    /// How many attempts were started, in all.
    package var attempts = 0
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    package var error: String?
    package var failure: FailureKind?
    package var artifacts: [Artifact] = []
    /// The agent of the latest attempt.
    package var agent: String?
    /// The latest review or acceptance round.
    package var iteration: Int?
    /// The person's decision about an approval stage.
    package var decision: Decision?
    package var comment: String?
    /// The attempts since the stage was last begun anew; only the journal has them, `state.json` does not.
    package var log: [AttemptState] = []

    /// A stage to which nothing has happened.
    package init() {}

    /// Seconds from its start to its end; nil before it has ended.
    package var durationSeconds: Double? {
        guard let startedAt, let finishedAt else { return nil }
        return finishedAt.seconds(since: startedAt)
    }
}
