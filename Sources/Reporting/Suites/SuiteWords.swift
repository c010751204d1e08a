package import StateMachine

/// What suites have come to, in words.
package enum SuiteWords {
    /// `1 suite` or `3 suites`.
    package static func suites(_ count: Int) -> String { count == 1 ? "1 suite" : "\(Counted.grouped(count)) suites" }

    /// Which suites are run and how, in a line: `3 suites, parallel, at most 2 at once`.
    package static func heading(_ all: [Suite], mode: String) -> String {
        "\(suites(all.count(where: \.isEnabled))), \(mode)"
    }

    /// `1 test` or `3 tests`.
    package static func tests(_ count: Int) -> String { count == 1 ? "1 test" : "\(Counted.grouped(count)) tests" }

    /// `12 passed, 0 failed, 0 errors, 1 skipped`, and the flaky ones where there are any.
    package static func counts(_ counts: TestCounts) -> String {
        let errors = "\(counts.errors) \(counts.errors == 1 ? "error" : "errors")"
        let flaky = counts.flaky > 0 ? ", \(counts.flaky) flaky" : ""
        return "\(counts.passed) passed, \(counts.failed) failed, \(errors), \(counts.skipped) skipped" + flaky
    }

    /// A duration in seconds with one decimal: `0.4 s`, `125.3 s`.
    package static func seconds(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds > 0 else { return "0.0 s" }
        let tenths = Int(min(seconds, 1e12) * 10 + 0.5)
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// What a suite has come to, after its name: `PASS  12 passed, … in 1.2 s`.
    static func end(_ summary: SuiteSummary) -> String {
        var parts = [summary.status.word]
        if summary.hasCounts { parts.append(counts(summary.counts)) }
        if summary.attempts > 0 { parts.append("in " + seconds(summary.durationSeconds)) }
        if summary.attempts > 1 { parts.append("and \(summary.attempts) attempts") }
        return parts.joined(separator: " ")
    }
}

extension SuiteSummary {
    /// Whether its numbers say anything: where a suite broke down before its first test, noughts would mislead.
    var hasCounts: Bool { counts.total > 0 || status == .passed || status == .failed }
}
