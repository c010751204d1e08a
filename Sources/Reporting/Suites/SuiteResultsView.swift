package import StateMachine

/// What a run of suites has come to, for people: the suites in the order of the file, the total, failures and causes.
package struct SuiteResultsView: Sendable {
    /// Tests of one list that are shown; the evidence has them all.
    package static let mostTests = 50

    /// In the order of the file.
    package var suites: [SuiteSummary]
    /// `passed`, `failed` or `nothing_ran`.
    package var status: String
    /// How long it took on the clock.
    package var durationSeconds: Double
    /// The tests that speak against it.
    package var failures: [SuiteFailureRow] = []
    /// How many of those there are, where not all are in the list.
    package var failureCount: Int
    /// The tests that failed and then passed.
    package var flaky: [SuiteFailureRow] = []
    /// Why tests failed, the most frequent cause first.
    package var causes: [SuiteCauseRow] = []
    /// Where everything is kept; nil where nothing is.
    package var evidencePath: String?

    /// Begins with the numbers.
    package init(suites: [SuiteSummary], status: String, durationSeconds: Double) {
        self.suites = suites
        self.status = status
        self.durationSeconds = durationSeconds
        let counts = suites.reduce(into: TestCounts()) { $0 += $1.counts }
        failureCount = counts.failed + counts.errors
    }

    /// Everything as text that ends with a line end.
    package func render(_ style: Style) -> String {
        let parts = [
            table(style) + [total(style)], analysis(style), tests("failing tests", failures, failureCount, .red, style),
            tests("flaky tests", flaky, flaky.count, .yellow, style), evidence,
        ]
        return parts.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private func table(_ style: Style) -> [String] {
        var table = Table(columns: [
            Table.Column(), Table.Column(), Table.Column(dropOrder: 1), Table.Column(),
            Table.Column(isRightAligned: true), Table.Column(dropOrder: 2),
        ])
        table.rows = suites.map { suite in
            let look = StageLook(suite.status)
            let error = reason(suite)
            return .cells(
                [
                    Table.Cell(suite.status.word, look.paint, isWhole: true),
                    Table.Cell(Printable.text(suite.name), .bold), Table.Cell(suite.runner.rawValue),
                    Table.Cell(suite.hasCounts ? SuiteWords.counts(suite.counts) : ""),
                    Table.Cell(suite.attempts > 0 ? SuiteWords.seconds(suite.durationSeconds) : ""),
                    Table.Cell(suite.attempts > 1 ? "\(suite.attempts) attempts" : ""),
                ], note: error.isEmpty ? nil : Table.Cell(error, suite.status.isBad ? .red : .dim))
        }
        return table.render(style)
    }

    /// Why a suite did not pass, without what its counts say already.
    private func reason(_ suite: SuiteSummary) -> String {
        let error = Printable.firstLine(suite.error ?? "")
        guard suite.status == .failed, let end = error.firstRange(of: " failed.")?.upperBound,
            error.first?.isNumber == true
        else { return error }
        let rest = error[end...].drop { $0 == " " }
        return error[..<end].contains(" of ") ? String(rest) : error
    }

    /// One line about all of them.
    private func total(_ style: Style) -> String {
        let ran = suites.count { $0.attempts > 0 }
        let meant = suites.count { $0.status != .disabled }
        let good = suites.count { $0.status == .passed }
        let counts = suites.reduce(into: TestCounts()) { $0 += $1.counts }
        let word = status == "passed" ? "PASS" : status == "failed" ? "FAIL" : "NOTHING RAN"
        let text =
            "\(word)  \(good) of \(SuiteWords.suites(meant)) passed"
            + (ran > 0 ? ": \(SuiteWords.counts(counts)) in \(SuiteWords.seconds(durationSeconds))" : "")
        // It is what everything comes down to, so it is never cut.
        return style.paint(text, status == "passed" ? .green : .red)
    }

    private func analysis(_ style: Style) -> [String] {
        guard !causes.isEmpty else { return [] }
        return [style.paint("failure analysis", .bold)]
            + causes.prefix(Self.mostTests).flatMap { cause in
                let certainty = cause.confidence.map { ", \(Int($0 * 100 + 0.5)) % sure" } ?? ""
                let head =
                    "  \(cause.members.count) × \(Printable.text(cause.category))\(certainty): "
                    + Printable.firstLine(cause.cause)
                let columns = style.width > 0 ? max(1, style.width - 4) : 500
                let details = [Printable.firstLine(cause.suggestion), "in " + cause.names]
                return [style.cut(head)]
                    + details.filter { !$0.isEmpty }.flatMap { WrappedText.lines($0, columns: columns, most: 3) }
                    .map { "    " + $0 }
            }
    }

    private func tests(
        _ title: String, _ rows: [SuiteFailureRow], _ count: Int, _ paint: Paint, _ style: Style
    ) -> [String] {
        guard !rows.isEmpty else { return [] }
        let shown = rows.prefix(Self.mostTests)
        let lines = shown.flatMap { row -> [String] in
            let place = row.place.map { " (\(Printable.text($0)))" } ?? ""
            // One would copy the place, so it is never cut.
            let head = "  " + style.paint(Printable.text(row.suite), .bold) + "  " + Printable.text(row.test) + place
            let message = Printable.firstLine(row.message)
            return [head] + (message.isEmpty ? [] : [style.paint(style.cut("    " + message), paint)])
        }
        let more = count - shown.count
        return [style.paint(title, .bold)] + lines
            + (more > 0 ? [style.paint("  … \(Counted.grouped(more)) more, in the evidence", .dim)] : [])
    }

    private var evidence: [String] { evidencePath.map { ["evidence: " + Printable.text($0)] } ?? [] }
}
