/// What `stages.json` says about running all suites (`test_run`).
package struct TestRunSettings: Sendable, Equatable {
    /// Whether suites run side by side.
    package var isParallel = false
    /// Suites that run at once at most; nil for as many as there are.
    package var maximumWorkers: Int?
    /// Further attempts of a suite that does not say otherwise.
    package var retries = 0
    /// Whether a test that fails and then passes fails its suite.
    package var failsOnFlaky = false
    /// The agent that explains failures; nil leaves it to rules.
    package var diagnosticsAgent: String?

    /// Makes settings with the defaults of `stages.json`.
    package init() {}
}
