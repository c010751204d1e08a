import StateMachine

/// The workflow as the run has it: what each stage is, for whom, and what comes after it. The file itself is not
/// shown, because its command lines and variables can hold secrets.
struct WorkflowSection: ReportSection {
    static let id = "workflow"
    static let title = "Workflow"
    private static let mostStages = 150

    private let workflow: Workflow

    init(_ material: ReportMaterial) { workflow = material.workflow }

    var isEmpty: Bool { workflow.stages.isEmpty }

    func write(to html: inout HTML) {
        html.element("details") { html in
            let agents = Pieces.count(workflow.agents.count, "agent")
            html.element("summary", text: "\(Counted.stages(workflow.stages.count)), \(agents)")
            html.element("div", .class("scroll")) { html in
                html.element("table") { html in
                    html.element("caption", text: "What each stage is, and what waits for it")
                    Pieces.head(["Stage", "Kind", "Who", "Next"], to: &html)
                    html.element("tbody") { html in
                        for stage in workflow.stages.prefix(Self.mostStages) { write(stage, to: &html) }
                    }
                }
            }
            if workflow.stages.count > Self.mostStages {
                html.element("p", .class("left-out")) { html in
                    html.text("\(workflow.stages.count - Self.mostStages) more are in ")
                    html.element("code", text: "stages.json")
                }
            }
        }
    }

    private func write(_ stage: Stage, to html: inout HTML) {
        html.element("tr") { html in
            html.element("th", HTMLAttribute("scope", "row"), text: stage.name)
            html.element("td", text: ([Self.word(stage.kind)] + marks(of: stage)).joined(separator: ", "))
            html.element("td", text: stage.agents.joined(separator: ", "))
            html.element("td", text: stage.nextStages.prefix(30).joined(separator: ", "))
        }
        html.line()
    }

    /// What is special about when it runs.
    private func marks(of stage: Stage) -> [String] {
        let handled = workflow.position(of: stage.name).map { workflow.failuresHandled[$0] } ?? []
        let names = handled.prefix(30).map { workflow.stages[$0].name }.joined(separator: ", ")
        return GraphNode(stage).marks + (names.isEmpty ? [] : ["on failure of \(names)"])
            + (stage.continuesOnFailure ? ["goes on when it fails"] : [])
    }

    private static func word(_ kind: StageKind) -> String {
        switch kind {
        case .work: "work"
        case .review: "review"
        case .acceptance: "acceptance tests"
        case .suites(let suites): "test suites: " + suites.joined(separator: ", ")
        case .command: "command"
        case .approval: "approval"
        case .marker: "marker"
        }
    }
}
