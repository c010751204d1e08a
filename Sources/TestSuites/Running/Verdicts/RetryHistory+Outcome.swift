import RunStorage
package import StateMachine

extension RetryHistory {
    /// What all attempts together prove.
    package struct Outcome: Sendable, Equatable {
        /// The word.
        package var status: SuiteStatus
        /// Why it did not pass, in a sentence.
        package var error: String?
        /// The tests by their last known ends.
        package var counts = TestCounts()
        /// Tests that speak against the suite; the first of many.
        package var failures: [FailedTest] = []
        /// Tests that failed and then passed; the first of many.
        package var flaky: [FailedTest] = []
        /// The attempt of the whole suite that counts, from 0; nil where there was none.
        package var base: Int?
        /// Tests that failed in it and passed in a later one of them alone, with the number of that, from 0.
        package var rescued: [String: Int] = [:]
        /// Tests that passed in it and had failed in an earlier one.
        package var passedAgain: Set<String> = []
    }

    /// What all attempts together prove.
    ///
    /// - Parameter failsOnFlaky: whether a test that failed and then passed fails the suite.
    package func outcome(failsOnFlaky: Bool) -> Outcome {
        guard let view = best else { return Outcome(status: .error, error: "It was never tried.") }
        let base = entries[view.base]
        var outcome = Outcome(status: view.status, error: view.status == .passed ? nil : base.error)
        outcome.base = view.base
        outcome.rescued = view.rescued
        outcome.passedAgain = base.reading.passedAgain.subtracting(base.reading.flaky.map(\.identity))
        outcome.counts = counts(view, outcome.passedAgain)
        outcome.failures = base.reading.failing.filter { view.stillFailing.contains($0.identity) }.map {
            FailedTest($0, failedTries: tries(failing: $0.identity))
        }
        outcome.flaky = flaky(view, outcome.passedAgain)
        if outcome.status == .failed, !view.rescued.isEmpty {
            let sentence = SuiteVerdict.failureSentence(
                bad: outcome.counts.failed + outcome.counts.errors, of: outcome.counts.executed)
            outcome.error = "\(sentence) They failed alone, too."
        }
        if outcome.status == .failed, !view.alsoFailing.isEmpty {
            let names = view.alsoFailing.prefix(3).joined(separator: ", ")
            let more = view.alsoFailing.count > 3 ? " and \(view.alsoFailing.count - 3) more" : ""
            let sentence = "When failed tests were run alone, others failed that had passed: \(names)\(more)."
            outcome.error = [outcome.error, sentence].compactMap(\.self).joined(separator: " ")
        }
        if outcome.status != .passed, let later = entries.last(where: { !$0.vanished.isEmpty }),
            let sentence = later.error,
            outcome.error != sentence
        {
            outcome.error = [outcome.error, "Tried again: \(sentence)"].compactMap(\.self).joined(separator: " ")
        }
        if failsOnFlaky { refuseFlaky(&outcome) }
        return outcome
    }

    private func counts(_ view: View, _ passedAgain: Set<String>) -> TestCounts {
        var counts = entries[view.base].reading.counts
        for test in entries[view.base].reading.failing where view.rescued[test.identity] != nil {
            if test.status == .failed { counts.failed -= 1 } else { counts.errors -= 1 }
            counts.passed += 1
            counts.flaky += 1
        }
        counts.flaky += passedAgain.count
        return counts
    }

    /// Those that passed after they had failed, as they stood in the report in which they did.
    private func flaky(_ view: View, _ passedAgain: Set<String>) -> [FailedTest] {
        let base = entries[view.base].reading
        var flaky = base.flaky.map { test in
            FailedTest(test, failedTries: tries(failing: test.identity) + [view.base + 1])
        }
        var wanted = passedAgain
        for entry in entries[..<view.base].reversed() {
            for test in entry.reading.failing where wanted.remove(test.identity) != nil {
                flaky.append(FailedTest(test, failedTries: tries(failing: test.identity)))
            }
        }
        flaky += base.failing.filter { view.rescued[$0.identity] != nil }.map {
            FailedTest($0, failedTries: tries(failing: $0.identity))
        }
        return Array(flaky.prefix(SuiteResult.mostFailures))
    }

    /// The numbers, from 1, of the attempts in which a test failed.
    private func tries(failing identity: String) -> [Int] {
        entries.indices.filter { entries[$0].reading.failingIdentities.contains(identity) }.map { $0 + 1 }
    }

    private func refuseFlaky(_ outcome: inout Outcome) {
        guard outcome.status == .passed, outcome.counts.flaky > 0 else { return }
        let names = outcome.flaky.prefix(3).map(\.test.identity).joined(separator: ", ")
        let more = outcome.counts.flaky > 3 ? " and \(outcome.counts.flaky - 3) more" : ""
        outcome.status = .failed
        outcome.error =
            "\(outcome.counts.flaky) \(outcome.counts.flaky == 1 ? "test" : "tests") failed and then passed "
            + "(\(names)\(more)), and `fail_on_flaky` counts that as a failure."
    }
}
