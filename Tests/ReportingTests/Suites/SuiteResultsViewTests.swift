import Platform
import StateMachine
import Testing

@testable import Reporting

@Suite("What suites have come to, for people")
struct SuiteResultsViewTests {
    private let plain = Style(colour: false, width: 0)

    private func summary(
        _ name: String, _ status: SuiteStatus, passed: Int = 0, failed: Int = 0, attempts: Int = 1
    ) -> SuiteSummary {
        var summary = SuiteSummary(name: name, runner: .pytest, status: status)
        summary.counts.passed = passed
        summary.counts.failed = failed
        summary.attempts = attempts
        summary.durationSeconds = 125.25
        return summary
    }

    @Test("The total counts what was to run, tenths of a second are kept, and a crash has no noughts")
    func total() {
        var crashed = summary("api", .error)
        crashed.error = "Its program ended with the exit status 3."
        let suites = [summary("unit", .passed, passed: 12), crashed, summary("off", .disabled, attempts: 0)]
        let lines = SuiteResultsView(suites: suites, status: "failed", durationSeconds: 130).render(plain)
            .split(separator: "\n")
        #expect(lines[0].hasPrefix("PASS      unit  pytest  12 passed, 0 failed, 0 errors, 0 skipped  125.3 s"))
        #expect(lines[1].hasPrefix("ERROR     api   pytest   ") && !lines[1].contains("0 passed"))
        #expect(lines[1].hasSuffix("  Its program ended with the exit status 3."))
        #expect(lines[2] == "DISABLED  off   pytest")
        #expect(lines[3] == "FAIL  1 of 2 suites passed: 12 passed, 0 failed, 0 errors, 0 skipped in 130.0 s")
    }

    @Test("Equal causes are one, with the names of who has them; the most frequent comes first")
    func causes() {
        func cause(_ name: String, _ members: [String]) -> SuiteCauseRow {
            SuiteCauseRow(
                category: "assertion", cause: name, confidence: 0.98, suggestion: "Look at it.", members: members)
        }
        var view = SuiteResultsView(suites: [summary("unit", .failed, failed: 6)], status: "failed", durationSeconds: 1)
        view.causes = SuiteCauseRow.merged([
            cause("One.", ["a"]), cause("Two.", ["b", "c"]), cause("Two.", ["d", "e"]),
        ])
        #expect(
            view.render(plain).contains(
                """
                failure analysis
                  4 × assertion, 98 % sure: Two.
                    Look at it.
                    in b, c, d and 1 more
                  1 × assertion, 98 % sure: One.
                    Look at it.
                    in a

                """))
    }

    @Test("What everything comes down to is never cut, however narrow the terminal")
    func narrow() {
        let view = SuiteResultsView(suites: [summary("unit", .passed, passed: 1)], status: "passed", durationSeconds: 2)
        let lines = view.render(Style(colour: false, width: 20)).split(separator: "\n")
        #expect(lines.last == "PASS  1 of 1 suite passed: 1 passed, 0 failed, 0 errors, 0 skipped in 2.0 s")
    }

    @Test("Of many failing tests the first are shown and the others counted; nothing in them is obeyed by a terminal")
    func many() {
        var view = SuiteResultsView(
            suites: [summary("unit", .failed, failed: 70)], status: "failed", durationSeconds: 1)
        view.failures = (1...60).map { number in
            SuiteFailureRow(
                suite: "unit", id: nil, test: "test_\(number)\u{1B}[2J", place: "a.py:1", message: "no\u{1B}]0;x\u{7}")
        }
        let text = view.render(plain)
        #expect(text.contains("  … 20 more, in the evidence\n") && !text.contains("\u{1B}"))
        #expect(text.contains("  unit  test_1 (a.py:1)\n    no\n") && !text.contains("test_51"))
    }

    @Test("A frame has never more rows than the terminal: what runs and what failed goes first, the bar stays")
    func frame() {
        let suites = (1...30).map { Suite(name: "suite-\($0)", runner: .exitStatus) }
        let start = Timestamp(milliseconds: 1_000)
        var view = SuiteLiveView(suites, mode: "parallel", startedAt: start, clockOffset: 0)
        for number in 1...20 {
            let name = "suite-\(number)"
            _ = view.take(Event(.suiteStarted).with { ($0.suite, $0.at) = (name, start) }, style: plain)
            guard number < 20 else { continue }
            let end = summary(name, number == 7 ? .failed : .passed, passed: 1)
            _ = view.take(end.event(stage: nil).with { $0.at = start }, style: plain)
        }
        let size = TerminalSize(columns: 60, rows: 6)
        let lines = SuiteFrame.draw(view, size: size, now: Timestamp(milliseconds: 5_000), style: plain).lines
        #expect(lines.count == 5, "\(lines)")
        #expect(lines[0].hasPrefix("✗ suite-7 ") && lines[1].hasPrefix("▶ suite-20"), "\(lines)")
        #expect(lines[3] == "… 9 waiting, 18 ended", "\(lines)")
        #expect(lines[4].contains("18 of 30 done · 1 failed · 4 s"), "\(lines)")
        #expect(lines.allSatisfy { DisplayWidth.of($0) < 60 })
    }
}
