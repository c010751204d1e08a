/// How the test suites of a stage stand.
struct SuiteRounds: Sendable, Equatable {
    /// Those of the latest round that have ended, in the order in which they did.
    var suites: [SuiteSummary] = []
    /// Those of the round before that one.
    var suitesBefore: [SuiteSummary] = []
    /// The evidence run that has the results of the latest.
    var evidence: String?
}
