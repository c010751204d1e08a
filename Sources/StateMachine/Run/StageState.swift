/// Where one stage of a run stands.
package struct StageState: Sendable, Equatable {
    /// How the stage stands.
    package var status = StageStatus.pending
    /// How many attempts were started, in all.
    package var attempts = 0
    /// When it was last begun.
    package var startedAt: Timestamp?
    /// When it ended.
    package var finishedAt: Timestamp?
    /// Why it failed, in a sentence.
    package var error: String?
    /// Why it failed, as far as exit codes tell it apart.
    package var failure: FailureKind?
    /// What it has left.
    package var artifacts: [Artifact] = []
    /// The agent of the latest attempt.
    package var agent: String?
    /// The latest review or acceptance round.
    package var iteration: Int?
    /// The person's decision about an approval stage.
    package var decision: Decision?
    /// The person's comment on the decision.
    package var comment: String?
    /// What its attempts have used; nil while none has used a model.
    package var usage: Usage?
    /// What its agent has last said or done, while it works.
    package var activity: String?
    /// How its work is shared among agents, and how far they are, in a sentence.
    package var note: String?
    /// The test suites of its latest round that have ended, in the order in which they did.
    package var suites: [SuiteSummary] {
        get { suiteRounds?.value.suites ?? [] }
        set { changeSuites { $0.suites = newValue } }
    }
    /// Those of the round before that one; only the journal has them, `state.json` does not.
    package var suitesBefore: [SuiteSummary] {
        get { suiteRounds?.value.suitesBefore ?? [] }
        set { changeSuites { $0.suitesBefore = newValue } }
    }
    /// The evidence run that has their results.
    package var evidence: String? {
        get { suiteRounds?.value.evidence }
        set { changeSuites { $0.evidence = newValue } }
    }
    /// The attempts since the stage was last begun anew; only the journal has them, `state.json` does not.
    package var log: [AttemptState] = []
    /// The last of these when the stage came to its end.
    package var lastAttempt: AttemptState? {
        get { latest?.value }
        set { latest = newValue.map(Shared.init) }
    }

    private var suiteRounds: Shared<SuiteRounds>?
    private var latest: Shared<AttemptState>?

    private mutating func changeSuites(_ change: (inout SuiteRounds) -> Void) {
        var rounds = suiteRounds?.value ?? SuiteRounds()
        change(&rounds)
        suiteRounds = rounds == SuiteRounds() ? nil : Shared(rounds)
    }

    /// A stage to which nothing has happened.
    package init() {}

    /// Seconds from its start to its end; nil before it has ended.
    package var durationSeconds: Double? {
        guard let startedAt, let finishedAt else { return nil }
        return finishedAt.seconds(since: startedAt)
    }
}
