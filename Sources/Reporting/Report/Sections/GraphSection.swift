import StateMachine

/// The picture of the run.
struct GraphSection: ReportSection {
    static let id = "graph"
    static let title = "Graph"
    /// Larger pictures are left out: nobody finds anything in them, and the page has to stay small.
    private static let mostStages = 400
    private static let mostBytes = 600_000

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    var isEmpty: Bool { material.workflow.stages.isEmpty }

    func write(to html: inout HTML) {
        guard let picture, picture.utf8.count <= Self.mostBytes else {
            html.element("p", .class("left-out")) { html in
                html.text(
                    "A picture of \(Counted.stages(material.workflow.stages.count)) is too large for this page. Make it with "
                )
                html.element("code", text: "teambot graph \(material.state.feature) --format svg")
                html.text(".")
            }
            return
        }
        html.element(
            "div", .class("graph-scroll"), HTMLAttribute("tabindex", "0"), HTMLAttribute("role", "region"),
            .label("Graph of the stages and how they went")
        ) { $0.verbatim(picture) }
    }

    private var picture: String? {
        guard material.workflow.stages.count <= Self.mostStages else { return nil }
        let model = GraphModel(material.workflow, material.state, stale: material.stale, now: material.now)
        return GraphSVG.render(GraphLayout(model), model, isStandalone: false, linksToStages: true)
    }
}
