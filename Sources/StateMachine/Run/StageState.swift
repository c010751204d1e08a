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
        get { rare?.value.suites ?? [] }
        set { changeRare { $0.suites = newValue } }
    }
    /// Those of the round before that one; only the journal has them, `state.json` does not.
    package var suitesBefore: [SuiteSummary] {
        get { rare?.value.suitesBefore ?? [] }
        set { changeRare { $0.suitesBefore = newValue } }
    }
    /// The evidence run that has their results.
    package var evidence: String? {
        get { rare?.value.evidence }
        set { changeRare { $0.evidence = newValue } }
    }
    /// The person's decision with all that belongs to it.
    package var approval: ApprovalRecord? {
        get { rare?.value.approval }
        set { changeRare { $0.approval = newValue } }
    }
    /// What its work had left when a person was first asked about it, for as long as the stage has no other work and no
    /// end; only the journal has it.
    package var left: [Artifact]? {
        get { rare?.value.left }
        set { if newValue != left { changeRare { $0.left = newValue } } }
    }
    /// The event by which it failed last; only the journal has it.
    package var failedAt: Int {
        get { rare?.value.failedAt ?? 0 }
        set { changeRare { $0.failedAt = newValue } }
    }
    /// What a person wants of it when it is done once more; it holds until it is reopened again.
    package var order: StageOrder? {
        get { rare?.value.order }
        set { changeRare { $0.order = newValue } }
    }
    /// The project files that it was given, where it declares `inputs`.
    package var inputs: [Artifact] {
        get { rare?.value.inputs ?? [] }
        set { changeRare { $0.inputs = newValue } }
    }
    /// The digest of the user's texts that its prompts were made of.
    package var templateDigest: String? {
        get { rare?.value.templateDigest }
        set { changeRare { $0.templateDigest = newValue } }
    }
    /// Whether it is skipped because its condition did not hold, and not because a person wanted that.
    package var isLeftOut: Bool {
        get { rare?.value.isLeftOut ?? false }
        set { if newValue != isLeftOut { changeRare { $0.isLeftOut = newValue } } }
    }
    /// Whether it has come to an end without an outcome behind which others could begin; only the journal has it.
    var wasPassedOver: Bool {
        get { rare?.value.wasPassedOver ?? false }
        set { if newValue != wasPassedOver { changeRare { $0.wasPassedOver = newValue } } }
    }
    /// Whether it was last done once more because a review beside it had overtaken it, so that what has read its outcome
    /// is overtaken, too; only the journal has it.
    var wasOvertaken: Bool {
        get { rare?.value.wasOvertaken ?? false }
        set { if newValue != wasOvertaken { changeRare { $0.wasOvertaken = newValue } } }
    }
    /// Whether it has come to an end about which changes say anything.
    package var isJudged: Bool { status == .completed || isLeftOut }
    /// By what the artifacts are known again that it was given when it was completed.
    package var given = GivenDigest()
    /// Whether an earlier version of teambot has done it, which has not recorded what it was given.
    package var isGroundUnknown = false
    /// How often its outcome was made anew after the first time.
    package var revision = 0
    /// Which copies of workflow and objective it was completed with: how many changes the run had taken by then.
    package var copies = 0
    /// When it began to wait for a person.
    package var waitingSince: Timestamp?
    /// The last event by which its outcome was revised from outside; only the journal has it.
    package var revisedAt = 0
    /// The last event before it was seen what the deciding round is given; only the journal has it.
    package var sampledAt = 0
    /// How often it was done once more because a review beside it had overtaken it; only the journal has it.
    package var overtakings = 0
    /// How often a person has rejected it and sent the run back; only the journal has it.
    package var rejections = 0
    /// The attempts since the stage was last begun anew; only the journal has them, `state.json` does not.
    package var log: [AttemptState] = []
    /// The last of these when the stage came to its end.
    package var lastAttempt: AttemptState? {
        get { latest?.value }
        set { latest = newValue.map(Shared.init) }
    }

    private var rare: Shared<RareStageParts>?
    private var latest: Shared<AttemptState>?

    private mutating func changeRare(_ change: (inout RareStageParts) -> Void) {
        var parts = rare?.value ?? RareStageParts()
        change(&parts)
        rare = parts == RareStageParts() ? nil : Shared(parts)
    }

    /// A stage to which nothing has happened.
    package init() {}

    /// Whether an attempt of its own work was made since it was last begun anew, not only one of its condition.
    package var hasBegunWork: Bool { log.contains { !$0.isOfCondition } }

    /// Seconds from its start to its end; nil before it has ended.
    package var durationSeconds: Double? {
        guard let startedAt, let finishedAt else { return nil }
        return finishedAt.seconds(since: startedAt)
    }
}
