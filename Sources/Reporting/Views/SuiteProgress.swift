import StateMachine

/// Lines about test suites: how each ended, and what all of them prove.
extension ProgressLine {
    /// What an event about suites says; nil for one that says again what another event says.
    func suiteWhat() -> What? {
        switch event.name {
        case .suitesStarted: What(.running, testRound + suiteCount, hasAgent: false)
        case .suiteEnded: SuiteSummary(event).map(suiteEnd)
        case .suitesEnded: totals
        default: nil
        }
    }

    private var testRound: String {
        let number = event.iteration.map { " \($0)" } ?? ""
        let maximum = (event.maximumIterations ?? stage?.maxIterations).map { " of \($0)" } ?? ""
        return "test round" + number + (number.isEmpty ? "" : maximum)
    }

    private var suiteCount: String { event.total.map { ": \($0) \($0 == 1 ? "suite" : "suites")" } ?? "" }

    private func suiteEnd(_ summary: SuiteSummary) -> What {
        let counts = SuiteLine.counts(summary.counts)
        let isGood = summary.status == .passed
        let time =
            summary.attempts > 0
            ? (isGood ? " in " : " after ") + DurationText.render(seconds: summary.durationSeconds) : ""
        let tries = summary.attempts > 1 ? " (\(summary.attempts) attempts)" : ""
        let text =
            "suite \(Printable.text(summary.name)) \(SuiteLine.word(summary.status))\(time)\(tries)"
            + (counts.isEmpty ? "" : ": \(counts)")
        // What failing tests say is in the evidence; a suite without any has only its reason.
        let isBroken = summary.counts.failed + summary.counts.errors == 0
        return What(SuiteLine.look(summary.status), text + (isGood || !isBroken ? "" : reason), hasAgent: false)
    }

    private var totals: What {
        var counts = TestCounts()
        counts.passed = event.passed ?? 0
        counts.failed = event.failed ?? 0
        counts.errors = event.errors ?? 0
        counts.skipped = event.skipped ?? 0
        counts.flaky = event.flaky ?? 0
        let tests = SuiteLine.counts(counts)
        let detail = tests.isEmpty ? "" : ": " + tests
        switch event.status {
        case "passed": return What(.completed, "test suites passed" + detail, hasAgent: false)
        case "nothing_ran": return What(.failed, "test suites: nothing ran" + consequence, hasAgent: false)
        default: return What(.failed, "test suites failed" + detail + consequence, hasAgent: false)
        }
    }

    /// What follows from a round of a stage of suites that did not pass.
    private var consequence: String {
        guard let stage, case .suites = stage.kind, let agent = stage.workAgent, let round = event.iteration else {
            return ""
        }
        return round < stage.maxIterations ? "; \(Printable.text(agent)) goes on with a fix" : "; no round is left"
    }
}
