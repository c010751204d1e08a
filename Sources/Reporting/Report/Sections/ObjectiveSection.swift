import StateMachine

/// The objective as the run has it.
struct ObjectiveSection: ReportSection {
    static let id = "objective"
    static let title = "Objective"

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    var isEmpty: Bool { material.objective?.text.isEmpty ?? true }

    func write(to html: inout HTML) {
        guard let objective = material.objective else { return }
        html.element("div", .class("document")) { $0.append(MarkdownPage.render(objective.text, below: 2)) }
        Pieces.leftOut(objective, to: &html)
    }
}
