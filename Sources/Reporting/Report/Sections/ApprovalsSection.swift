import StateMachine

/// What people were asked, and what they have decided upon what.
struct ApprovalsSection: ReportSection {
    static let id = "approvals"
    static let title = "Approvals"
    private static let mostRows = 100
    private static let mostFiles = 8

    private let material: ReportMaterial
    private let waiting: [Stage]

    init(_ material: ReportMaterial) {
        self.material = material
        waiting = zip(material.workflow.stages, material.state.stages).filter { $1.status == .waiting }.map(\.0)
    }

    var isEmpty: Bool { material.history.decisions.isEmpty && waiting.isEmpty }

    func write(to html: inout HTML) {
        html.element("div", .class("scroll")) { html in
            html.element("table", .class("cards")) { html in
                html.element("caption", text: "Every question to a person, and the answers")
                Pieces.head(["Stage", "Question", "Answer", "Who", "When", "Comment", "Upon"], to: &html)
                html.element("tbody") { html in
                    for decision in material.history.decisions.suffix(Self.mostRows) { write(decision, to: &html) }
                    for stage in waiting { write(stage, to: &html) }
                }
            }
        }
        let more = material.history.decisions.count - Self.mostRows
        if more > 0 { html.element("p", .class("left-out"), text: "\(more) earlier ones are in events.jsonl.") }
    }

    private func write(_ decision: Event, to html: inout HTML) {
        let isGood = decision.decision == .approve
        html.element("tr") { html in
            begin(decision.stage ?? "", to: &html)
            html.element(
                "td", .class(isGood ? "state good" : "state bad"), text: isGood ? "✓ approved" : "✗ rejected")
            cell("who", decision.by == RunState.timeout ? "nobody in time: the default" : decision.by ?? "", to: &html)
            cell("when", Moment.text(decision.at, material.clockOffset), to: &html)
            cell("comment", Pieces.plain(String((decision.comment ?? "").prefix(2_000))), to: &html)
            html.element("td", HTMLAttribute("data-label", "upon")) { files(decision.artifacts ?? [], to: &$0) }
        }
        html.line()
    }

    private func write(_ stage: Stage, to html: inout HTML) {
        let state = material.state(of: stage.name) ?? StageState()
        let until = stage.deadline(state).map { moment, standard in
            "\(standard == .approve ? "approved" : "rejected") at \(Moment.text(moment, material.clockOffset)) if nobody answers"
        }
        html.element("tr") { html in
            begin(stage.name, to: &html)
            html.element("td", .class("state warn"), text: "? waiting")
            cell("who", "", to: &html)
            cell("when", state.waitingSince.map { "since " + Moment.text($0, material.clockOffset) } ?? "", to: &html)
            cell("comment", until ?? "", to: &html)
            cell("upon", "", to: &html)
        }
        html.line()
    }

    private func begin(_ stage: String, to html: inout HTML) {
        html.element("th", HTMLAttribute("scope", "row")) { Pieces.stageLink(stage, to: &$0) }
        let question = material.workflow.stage(stage)?.asked?.question ?? ""
        cell("question", Pieces.plain(String(question.prefix(600))), to: &html)
    }

    private func cell(_ label: String, _ text: String, to html: inout HTML) {
        html.element("td", HTMLAttribute("data-label", label), text: text)
    }

    private func files(_ artifacts: [Artifact], to html: inout HTML) {
        for (index, artifact) in artifacts.prefix(Self.mostFiles).enumerated() {
            if index > 0 { html.void("br") }
            html.text(artifact.path + " ")
            html.element("code", .class("quiet"), text: String(artifact.sha256.prefix(12)))
        }
        if artifacts.count > Self.mostFiles { html.text(" and \(artifacts.count - Self.mostFiles) more") }
    }
}
