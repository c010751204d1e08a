/// A part of a report with a heading of its own.
protocol ReportSection: Sendable {
    /// The name by which links lead to it.
    static var id: String { get }
    /// Its heading.
    static var title: String { get }
    /// Makes it of what is known of the run.
    init(_ material: ReportMaterial)
    /// Whether it has nothing to tell, so that it is left out.
    var isEmpty: Bool { get }
    /// Writes what comes below its heading.
    func write(to html: inout HTML)
}

extension ReportSection {
    /// Writes the section with its heading.
    func writeSection(to html: inout HTML) {
        html.element("section", .class("card"), .id(Self.id), HTMLAttribute("aria-labelledby", Self.id + "-heading")) {
            $0.element("h2", .id(Self.id + "-heading"), text: Self.title)
            write(to: &$0)
        }
        html.line()
    }
}
