/// A failing test in a report: what it says, why that may be, and what it printed.
struct ShownTestPiece {
    private static let (mostMessage, mostText) = (600, 8_000)

    private let material: ReportMaterial
    private let evidence: TestEvidence

    init(_ material: ReportMaterial, _ evidence: TestEvidence) {
        self.material = material
        self.evidence = evidence
    }

    func write(_ test: ShownTest, isOpen: Bool, to html: inout HTML) {
        html.element("details", .flag("open", isOpen)) { html in
            html.element("summary") { html in
                html.element("span", .class("bad"), text: "✗ \(test.status)")
                html.text(" \(Pieces.plain(test.name, most: 300)) ")
                html.element("span", .class("quiet small"), text: test.suite)
            }
            if let message = test.message, !message.isEmpty {
                html.element("p", .class("bad"), text: Pieces.plain(message, most: Self.mostMessage))
            }
            facts(test, to: &html)
            if let diagnosis = evidence.diagnoses[TestEvidence.Key(test.suite, test.name)] {
                html.element("p", text: Self.sentence(diagnosis))
            }
            if let text = test.text, text != test.message, !text.isEmpty {
                html.element("pre", text: Pieces.plain(text, most: Self.mostText))
            }
            if let output = test.output, !output.isEmpty {
                html.element("p", .class("quiet small"), text: "It printed at last:")
                html.element("pre", text: Pieces.plain(String(output.suffix(Self.mostText))))
            }
        }
        html.line()
    }

    private func facts(_ test: ShownTest, to html: inout HTML) {
        let facts = [test.place, test.route.map { "route \($0)" }, test.id.isEmpty ? nil : test.id]
            .compactMap(\.self)
        guard !facts.isEmpty else { return }
        html.element("p", .class("quiet small"), text: Pieces.plain(facts.joined(separator: " · "), most: 600))
    }

    /// `Probable cause (assertion): … What to do: …`
    static func sentence(_ diagnosis: ShownDiagnosis) -> String {
        let advice = diagnosis.suggestion.map { " What to do: \(Pieces.plain($0, most: 400))" } ?? ""
        let stop = diagnosis.cause.hasSuffix(".") ? "" : "."
        return "Probable cause (\(diagnosis.category)): \(Pieces.plain(diagnosis.cause, most: 400))\(stop)\(advice)"
    }
}
