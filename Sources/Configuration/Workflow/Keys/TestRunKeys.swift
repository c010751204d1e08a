import JSONText
import StateMachine

/// The keys of `test_run`: how all suites are run.
enum TestRunKeys {
    static let table = KeyTable<TestRunDraft>("how suites are run", keys)

    private static let keys: [Key<TestRunDraft>] = [
        .flag("parallel", "Whether suites run side by side.") { $0.settings.isParallel = $1 },
        .wholeNumber(
            "max_workers", Limits.concurrency, "Suites that run at once at most; all of them when absent.",
            allowsNull: true
        ) {
            $0.settings.maximumWorkers = $1
        },
        .wholeNumber("retries", Limits.retries, "Further attempts of a suite that fails.") {
            $0.settings.retries = $1
        }.standard(.integer(TestRunSettings().retries)),
        .flag("fail_on_flaky", "Whether a test that fails and then passes fails its suite.") {
            $0.settings.failsOnFlaky = $1
        },
        .text("diagnostics_agent", "The agent that explains failures; rules do when absent.", allowsNull: true) {
            $0.settings.diagnosticsAgent = $1
        },
    ]
}
