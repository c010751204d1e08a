import StateMachine

/// The stages that were done upon something that is another now, each with why.
struct StaleSection: ReportSection {
    static let id = "stale"
    static let title = "What is stale"
    private static let mostStages = 40
    private static let mostCauses = 12

    private let material: ReportMaterial
    private let positions: [Int]

    init(_ material: ReportMaterial) {
        self.material = material
        positions =
            material.stale.isEmpty ? [] : material.workflow.topologicalOrder.filter(material.stale.contains)
    }

    var isEmpty: Bool { positions.isEmpty }

    func write(to html: inout HTML) {
        for position in positions.prefix(Self.mostStages) { write(position, to: &html) }
        if positions.count > Self.mostStages {
            html.element(
                "p", .class("left-out"),
                text: "\(Counted.stages(positions.count - Self.mostStages)) more: see the table of stages below.")
        }
    }

    private func write(_ position: Int, to html: inout HTML) {
        let causes = material.stale.causes(of: position)
        html.element("div", .class("trouble warn-side")) { html in
            html.element("h3") { html in
                html.element("span", .class("warn"), text: "↻ Stale: ")
                Pieces.stageLink(material.workflow.stages[position].name, to: &html)
            }
            for cause in causes.prefix(Self.mostCauses) { html.element("p", text: CauseWords(cause).sentence) }
            if causes.count > Self.mostCauses {
                html.element("p", .class("left-out"), text: "\(causes.count - Self.mostCauses) more causes.")
            }
        }
    }
}
