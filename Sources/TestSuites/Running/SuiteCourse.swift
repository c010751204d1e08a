import Execution
import Platform
import RunStorage
import StateMachine

/// One suite from its first attempt to its evidence.
struct SuiteCourse: Sendable {
    private let scene: SuiteScene
    private let suite: Suite
    private let trial: SuiteTrial

    init(_ scene: SuiteScene, _ suite: Suite) {
        self.scene = scene
        self.suite = suite
        trial = SuiteTrial(scene, suite)
    }

    /// Tries it as often as it takes, keeps what it has left, and tells its end.
    func run() async throws -> SuiteResult {
        try await scene.ground.tell(
            Event(.suiteStarted).with {
                $0.suite = suite.name
                $0.runner = suite.runner.rawValue
            })
        var history = RetryHistory(retries: suite.retries ?? scene.order.retries, canSelect: trial.canSelect)
        let evidence = SuiteEvidence(scene, suite)
        var tries: [SuiteTry] = []
        var copies = ArtifactCopies(scene, suite)
        while let (tests, isSelection) = wish(history.next, isFirst: tries.isEmpty) {
            var outcome = try await trial.run(tries.count + 1, only: tests, watched: history.everFailed)
            if let directory = outcome.directory {
                let number = outcome.record.number
                copies = await onOwnThread { [copies] in copies.adding(directory, number: number) }
                outcome.record.artifacts = copies.places.last ?? nil
            }
            tries.append(outcome.record)
            // A tool that could not choose has run everything.
            history.append(
                RetryHistory.Entry(
                    outcome.record.status, error: outcome.record.error,
                    isSelection: isSelection && outcome.record.selected != nil, reading: outcome.reading))
            if outcome.directory == nil { break }
        }
        let result = result(history.outcome(failsOnFlaky: scene.order.failsOnFlaky), tries)
        return try await evidence.keep(result.result, result.outcome, copies)
    }

    /// What the next attempt runs: all, what the user has chosen, or what has failed; nil for no further attempt.
    private func wish(_ step: RetryHistory.Step, isFirst: Bool) -> (tests: [TestCase]?, isSelection: Bool)? {
        switch step {
        case .whole: (scene.order.only[suite.name], false)
        case .selection(let tests): (tests, true)
        case .done: nil
        }
    }

    private func result(
        _ outcome: RetryHistory.Outcome, _ tries: [SuiteTry]
    ) -> (result: SuiteResult, outcome: RetryHistory.Outcome) {
        var summary = SuiteSummary(name: suite.name, runner: suite.runner, status: outcome.status)
        summary.counts = outcome.counts
        summary.durationSeconds = tries.reduce(0) { $0 + $1.durationSeconds }
        summary.attempts = tries.filter { $0.directory != nil }.count
        summary.error = outcome.error
        var result = SuiteResult(summary)
        result.tries = tries.filter { $0.directory != nil }
        result.base = outcome.base.map { $0 + 1 }
        result.rescued = Set(outcome.rescued.keys)
        result.passedAgain = outcome.passedAgain
        result.failures = outcome.failures
        result.flaky = outcome.flaky
        return (result, outcome)
    }
}
