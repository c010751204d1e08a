import StateMachine

/// What became of finished branches when they were brought together: those that were left out first.
struct IntegrationSection: SessionSection {
    static let id = "integration"
    static let title = "Integration"
    private static let mostLeftOut = 200

    private let material: SessionMaterial

    init(_ material: SessionMaterial) { self.material = material }

    var isEmpty: Bool { material.state.integrationBranch == nil }

    func write(to html: inout HTML) {
        let all = material.state.executions.filter { $0.integration != nil }
        let left = all.filter { $0.integration != .merged }
        html.element("p") { html in
            let branches = all.count == 1 ? "1 branch" : "\(Counted.grouped(all.count)) branches"
            html.text("\(Counted.grouped(all.count - left.count)) of \(branches) merged onto ")
            html.element("code", text: material.state.integrationBranch ?? "")
            html.text(left.isEmpty ? "." : "; these were left out:")
        }
        for execution in left.prefix(Self.mostLeftOut) {
            html.element("div", .class("trouble warn-side")) { html in
                html.element("h3") { html in
                    html.element("span", .class("warn"), text: "! \(execution.integration?.words ?? ""): ")
                    material.link(execution, to: &html)
                }
                if let error = execution.integrationError {
                    html.element("p", text: Pieces.plain(error, most: 2_000))
                }
            }
        }
        if left.count > Self.mostLeftOut {
            html.element("p", .class("left-out"), text: "\(Counted.grouped(left.count - Self.mostLeftOut)) more.")
        }
    }
}
