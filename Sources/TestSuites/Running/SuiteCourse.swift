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
        var chosen = scene.order.only[suite.name]
        while let (tests, isSelection) = wish(history.next, chosen) {
            var outcome = try await trial.run(tries.count + 1, only: tests, watched: history.everFailed)
            if !isSelection, !outcome.missing.isEmpty {
                chosen = nil
                if Self.refuse(&outcome, of: tests?.count ?? 0) { history.allowAnother() }
            }
            if let directory = outcome.directory {
                let number = outcome.record.number
                copies = await onOwnThread { [copies] in copies.adding(directory, number: number) }
                outcome.record.artifacts = copies.places.last ?? nil
            }
            // A tool that could not choose has run everything.
            history.append(
                RetryHistory.Entry(
                    outcome.record.status, error: outcome.record.error,
                    isSelection: isSelection && outcome.record.selected != nil, reading: outcome.reading))
            if let entry = history.entries.last {
                (outcome.record.status, outcome.record.error) = (entry.status, entry.error)
            }
            tries.append(outcome.record)
            if outcome.directory == nil { break }
        }
        let result = result(history.outcome(failsOnFlaky: scene.order.failsOnFlaky), tries)
        return try await evidence.keep(result.result, result.outcome, copies)
    }

    /// Refuses to take an attempt for a proof in which tests that the user has chosen were not run; gives whether it
    /// would have been one, or found nothing: then all of the suite is to be run in its place.
    private static func refuse(_ outcome: inout SuiteTrial.Outcome, of count: Int) -> Bool {
        outcome.reading.leavesDoubt = true
        guard [.passed, .nothingRan].contains(outcome.record.status) else { return false }
        let names = outcome.missing.prefix(3).map(\.identity).joined(separator: ", ")
        let more = outcome.missing.count > 3 ? " and \(outcome.missing.count - 3) more" : ""
        outcome.record.status = .error
        outcome.record.error =
            "\(outcome.missing.count) of the \(count) chosen tests \(outcome.missing.count == 1 ? "was" : "were") "
            + "not run (\(names)\(more)), so all of the suite is run."
        return true
    }

    /// What the next attempt runs: all, what the user has chosen, or what has failed; nil for no further attempt.
    private func wish(
        _ step: RetryHistory.Step, _ chosen: [TestCase]?
    ) -> (tests: [TestCase]?, isSelection: Bool)? {
        switch step {
        case .whole: (chosen, false)
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
