import Configuration
import StateMachine

/// The acceptance scenarios: what was run, what was expected, what came out.
struct ScenariosSection: ReportSection {
    static let id = "scenarios"
    static let title = "Acceptance scenarios"
    private static let mostRuns = 150

    private let material: ReportMaterial
    private let stages: [ScenarioRuns]
    private let scenarios: [String: AcceptanceScenario]

    init(_ material: ReportMaterial) {
        self.material = material
        stages = ScenarioRuns.all(material.history)
        scenarios = Dictionary(material.scenarios.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var isEmpty: Bool { stages.isEmpty && material.scenarios.isEmpty }

    func write(to html: inout HTML) {
        if stages.isEmpty {
            html.element(
                "p", text: "\(Pieces.count(material.scenarios.count, "scenario")) of the specification, not run yet:")
            html.element("ul") { html in
                for scenario in material.scenarios.prefix(Self.mostRuns) {
                    html.element("li", text: "\(scenario.id): \(scenario.name)")
                }
            }
        }
        for stage in stages {
            html.element("h3") { Pieces.stageLink(stage.stage, to: &$0) }
            for round in stage.rounds.reversed() {
                write(round, isLast: round.number == stage.rounds.last?.number, to: &html)
            }
        }
    }

    private func write(_ round: ScenarioRuns.Round, isLast: Bool, to html: inout HTML) {
        let passed = round.runs.count { $0.isPassed == true }
        html.element("p") { html in
            html.text("Round \(round.number): ")
            html.element("strong", text: "\(passed) of \(Pieces.count(round.runs.count, "scenario")) passed")
        }
        let shown = isLast ? round.runs : round.runs.filter { $0.isPassed != true }
        for run in shown.prefix(Self.mostRuns) { write(run, isOpen: isLast && run.isPassed == false, to: &html) }
        if shown.count > Self.mostRuns {
            html.element("p", .class("left-out")) { html in
                html.text("\(shown.count - Self.mostRuns) more are in ")
                html.element("code", text: "artifacts/acceptance_test_results.md")
            }
        }
    }

    private func write(_ run: ScenarioRuns.Run, isOpen: Bool, to html: inout HTML) {
        let scenario = scenarios[run.id]
        html.element("details", .flag("open", isOpen)) { html in
            html.element("summary") { html in
                let (look, word) = Self.words(run.isPassed)
                html.element("span", .class(look), text: word)
                html.text(" \(run.id)" + (scenario.map { ": \($0.name)" } ?? ""))
            }
            if let reason = run.reason, !reason.isEmpty {
                html.element("p", .class("bad")) { $0.append(Self.line(reason)) }
            }
            if let expected = scenario?.expectedResult, !expected.isEmpty {
                html.element("p") { html in
                    html.element("span", .class("quiet"), text: "Expected: ")
                    html.append(Self.line(expected))
                }
            }
            if let tests = scenario?.tests, !tests.isEmpty {
                html.element("p") { html in
                    html.element(
                        "span", .class("quiet"), text: "Decided by \(tests.count == 1 ? "the test" : "the tests") ")
                    for (index, test) in tests.prefix(20).enumerated() {
                        if index > 0 { html.text(", ") }
                        html.element("code", text: Pieces.plain(test, most: 300))
                    }
                }
            }
            for (index, span) in run.commands.prefix(20).enumerated() {
                write(span, command: scenario?.commands.dropFirst(index).first, to: &html)
            }
        }
        html.line()
    }

    private func write(_ span: AttemptSpan, command: String?, to html: inout HTML) {
        let excerpt = material.excerpt(span)
        if let command { html.element("pre", text: "$ " + Pieces.plain(command)) }
        html.element("p", .class("small")) { html in
            if let status = excerpt.exitStatus {
                html.text("Ended with exit status \(status)")
            } else {
                html.text(AttemptWords(span).word)
            }
            if let seconds = span.durationSeconds { html.text(" after \(DurationText.render(seconds: seconds))") }
            html.text(".")
        }
        Pieces.output(excerpt.reply, "Standard output", to: &html)
        Pieces.output(excerpt.errors, "Standard error", to: &html)
    }

    private static func line(_ text: String) -> HTML {
        HTML { MarkdownLineWriter.write(Array(text.prefix(2_000).utf8)[...], to: &$0) }
    }

    private static func words(_ isPassed: Bool?) -> (look: String, word: String) {
        switch isPassed {
        case true?: ("good", "✓ passed")
        case false?: ("bad", "✗ failed")
        case nil: ("warn", "! without a result")
        }
    }
}
