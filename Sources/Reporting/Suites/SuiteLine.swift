import StateMachine

/// How a test suite is told: its sign, its word, and what became of its tests.
enum SuiteLine {
    /// The sign and colour of a status.
    static func look(_ status: SuiteStatus) -> StageLook {
        switch status {
        case .passed: StageLook(StageStatus.completed)
        case .disabled, .skipped: StageLook(StageStatus.skipped)
        case .failed, .error, .timedOut, .nothingRan, .noReport, .toolMissing: StageLook(StageStatus.failed)
        }
    }

    /// The status in words: `timed out`, `tool missing`.
    static func word(_ status: SuiteStatus) -> String { status.rawValue.replacing("_", with: " ") }

    /// What became of its tests, without what did not happen: `11 passed, 1 failed, 2 skipped`; empty without tests.
    static func counts(_ counts: TestCounts) -> String {
        let parts = [
            (counts.passed, "passed"), (counts.failed, "failed"),
            (counts.errors, counts.errors == 1 ? "error" : "errors"), (counts.skipped, "skipped"),
            (counts.flaky, "flaky"),
        ]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// Status and tests: `failed: 11 passed, 1 failed`.
    static func phrase(_ summary: SuiteSummary) -> String {
        let counts = counts(summary.counts)
        return word(summary.status) + (counts.isEmpty ? "" : ": " + counts)
    }
}

extension Workflow {
    /// Suites in the order of the file.
    func inOrder(_ suites: [SuiteSummary]) -> [SuiteSummary] {
        let ranks = Dictionary(self.suites.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
        return suites.enumerated().sorted { left, right in
            let (first, second) = (ranks[left.element.name] ?? .max, ranks[right.element.name] ?? .max)
            return (first, left.offset) < (second, right.offset)
        }.map(\.element)
    }
}
