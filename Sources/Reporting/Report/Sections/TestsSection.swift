import StateMachine

/// The test suites: every round with its suites, what failed and why, what is flaky.
struct TestsSection: ReportSection {
    static let id = "tests"
    static let title = "Tests"
    private static let mostRounds = 20
    /// Failing tests that are shown of the last round, and of one before it.
    private static let (mostLast, mostEarlier) = (100, 20)
    private static let mostFlaky = 50

    private let material: ReportMaterial
    private let stages: [SuiteRounds]

    init(_ material: ReportMaterial) {
        self.material = material
        stages = SuiteRounds.all(material.history)
    }

    var isEmpty: Bool { stages.isEmpty }

    func write(to html: inout HTML) {
        for stage in stages {
            html.element("h3") { Pieces.stageLink(stage.stage, to: &$0) }
            for (place, round) in stage.rounds.reversed().prefix(Self.mostRounds).enumerated() {
                write(round, isLast: place == 0, isOnly: stage.rounds.count == 1, to: &html)
            }
            if stage.rounds.count > Self.mostRounds {
                html.element(
                    "p", .class("left-out"),
                    text: "\(stage.rounds.count - Self.mostRounds) earlier rounds are not shown.")
            }
        }
    }

    private func write(_ round: SuiteRounds.Round, isLast: Bool, isOnly: Bool, to html: inout HTML) {
        let passed = round.suites.count { $0.status == .passed }
        let disabled = round.suites.count { $0.status == .disabled }
        let isGood = round.status == "passed"
        let (look, word) =
            isGood ? ("good", "passed") : round.status == nil ? ("warn", "not finished") : ("bad", "not passed")
        html.element("p") { html in
            if !isOnly { html.text("Round \(round.number): ") }
            html.element("strong", .class(look), text: "\(Pieces.glyph(look)) \(word)")
            html.text(", \(passed) of \(Pieces.count(round.suites.count - disabled, "suite")) passed")
            if disabled > 0 { html.text(", \(disabled) disabled") }
        }
        if !round.suites.isEmpty { SuiteTable(material, round).write(to: &html) }
        guard let id = round.evidence else { return }
        let evidence = material.evidence[id] ?? TestEvidence()
        let most = isLast ? Self.mostLast : Self.mostEarlier
        for (place, test) in evidence.failures.prefix(most).enumerated() {
            ShownTestPiece(material, evidence).write(test, isOpen: isLast && place < 3, to: &html)
        }
        broken(round, evidence, to: &html)
        let left = max(0, evidence.failures.count - most) + evidence.omitted
        let files = "evidence/\(id)/tests.jsonl"
        if left > 0 {
            Pieces.note("\(Pieces.count(left, "more failing test")): see ", files, ".", to: &html)
        }
        if !evidence.flaky.isEmpty { flaky(evidence, to: &html) }
        html.line()
    }

    /// Why suites that broke down did so, where somebody could tell.
    private func broken(_ round: SuiteRounds.Round, _ evidence: TestEvidence, to html: inout HTML) {
        for suite in material.workflow.inOrder(round.suites) {
            guard let diagnosis = evidence.diagnoses[TestEvidence.Key(suite.name, nil)] else { continue }
            html.element("p") { html in
                html.element("strong", text: suite.name + ": ")
                html.text(ShownTestPiece.sentence(diagnosis))
            }
        }
    }

    private func flaky(_ evidence: TestEvidence, to html: inout HTML) {
        html.element("details") { html in
            html.element("summary") { html in
                html.element("span", .class("warn"), text: "! flaky")
                html.text(" \(Pieces.count(evidence.flaky.count, "test")) that failed and then passed")
            }
            html.element("ul") { html in
                for test in evidence.flaky.prefix(Self.mostFlaky) {
                    html.element("li") { html in
                        html.element("code", text: Pieces.plain(test.name, most: 300))
                        html.text(" of \(test.suite)")
                        if let message = test.message { html.text(": " + Pieces.plain(message, most: 300)) }
                    }
                }
            }
        }
    }
}
