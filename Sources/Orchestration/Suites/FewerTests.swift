import StateMachine

/// Whether a fix has made tests disappear: whoever removes a failing test has mended nothing, and passes all the same.
enum FewerTests {
    /// A sentence for each suite that has carried out fewer tests than in the round before.
    static func warnings(_ suites: [SuiteSummary], before: [SuiteSummary]) -> [String] {
        suites.compactMap { suite in
            guard isCounted(suite), let earlier = before.last(where: { $0.name == suite.name }), isCounted(earlier),
                suite.counts.executed < earlier.counts.executed
            else { return nil }
            let now = suite.counts.executed
            return "The suite \(suite.name) has carried out \(now) \(now == 1 ? "test" : "tests"), and "
                + "\(earlier.counts.executed) in the round before. Make sure that no failing test was removed or skipped "
                + "instead of mended."
        }
    }

    /// Whether it has come so far that its number of tests says something.
    private static func isCounted(_ suite: SuiteSummary) -> Bool {
        suite.status == .passed || suite.status == .failed
    }
}
