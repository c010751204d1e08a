import StateMachine

/// The suites of a round as a table, in the order of the file.
struct SuiteTable {
    private let material: ReportMaterial
    private let round: SuiteRounds.Round

    init(_ material: ReportMaterial, _ round: SuiteRounds.Round) {
        self.material = material
        self.round = round
    }

    func write(to html: inout HTML) {
        html.element("div", .class("scroll")) { html in
            html.element("table", .class("cards")) { html in
                html.element("caption", text: "Every suite in the order of the file")
                let names = ["Suite", "Status", "Passed", "Failed", "Errors", "Skipped", "Flaky", "Attempts", "Took"]
                Pieces.head(names, numbers: [2, 3, 4, 5, 6, 7, 8], to: &html)
                html.element("tbody") { html in
                    for suite in material.workflow.inOrder(round.suites) { row(suite, to: &html) }
                }
            }
        }
    }

    private func row(_ suite: SuiteSummary, to html: inout HTML) {
        let look = Self.look(suite.status)
        html.element("tr") { html in
            html.element("th", HTMLAttribute("scope", "row")) { html in
                html.text(suite.name)
                html.void("br")
                html.element("span", .class("quiet small"), text: suite.runner.rawValue)
                if let error = suite.error, suite.status.isBad {
                    html.void("br")
                    html.element("span", .class("quiet small"), text: Pieces.plain(error, most: 300))
                }
            }
            let glyph = SuiteLine.look(suite.status).glyph
            html.element("td", .class("state " + look), text: "\(glyph) \(SuiteLine.word(suite.status))")
            let counts = suite.counts
            for (name, count) in [
                ("passed", counts.passed), ("failed", counts.failed), ("errors", counts.errors),
                ("skipped", counts.skipped), ("flaky", counts.flaky), ("attempts", suite.attempts),
            ] { Pieces.number(count > 0 ? String(count) : "", name, Double(count), to: &html) }
            let time = suite.attempts > 0 ? DurationText.render(seconds: suite.durationSeconds) : ""
            Pieces.number(time, "took", suite.durationSeconds, to: &html)
        }
        html.line()
    }

    private static func look(_ status: SuiteStatus) -> String {
        switch status {
        case .passed: "good"
        case .disabled, .skipped: "idle"
        case .failed, .error, .timedOut, .nothingRan, .noReport, .toolMissing: "bad"
        }
    }
}
