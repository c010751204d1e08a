/// What only few stages have; behind one reference, because the states of all stages are copied with nearly every event.
struct RareStageParts: Sendable, Equatable {
    /// The test suites of its latest round that have ended, in the order in which they did.
    var suites: [SuiteSummary] = []
    /// Those of the round before that one.
    var suitesBefore: [SuiteSummary] = []
    /// The evidence run that has the results of the latest.
    var evidence: String?
    /// The person's decision with all that belongs to it.
    var approval: ApprovalRecord?
    /// What its work had left when a person was first asked about it.
    var left: [Artifact]?
    /// The event by which it failed last.
    var failedAt = 0
    /// What a person wants of the stage when it is done once more.
    var order: StageOrder?
    /// The project files that it was given, where it declares `inputs`.
    var inputs: [Artifact] = []
    /// The digest of the user's texts that its prompts were made of.
    var templateDigest: String?
    /// Whether its own condition has left it out.
    var isLeftOut = false
    /// Whether it has come to an end without an outcome behind which others could begin.
    var wasPassedOver = false
    /// Whether it was last done once more because a review beside it had overtaken it.
    var wasOvertaken = false
}
