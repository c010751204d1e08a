import StateMachine

/// What became of a suite, in the words of a sentence.
enum SuiteWords {
    /// Such as `failed (2 of 7 tests)` or `timed out`.
    static func phrase(_ summary: SuiteSummary) -> String {
        let bad = summary.counts.failed + summary.counts.errors
        let word = summary.status.rawValue.replacing("_", with: " ")
        return bad > 0 ? "\(word) (\(bad) of \(summary.counts.executed) tests)" : word
    }
}
