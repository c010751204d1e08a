/// A part of a page with a heading of its own.
protocol PageSection: Sendable {
    /// The name by which links lead to it.
    static var id: String { get }
    /// Its heading.
    static var title: String { get }
    /// Whether it has nothing to tell, so that it is left out.
    var isEmpty: Bool { get }
    /// Writes what comes below its heading.
    func write(to html: inout HTML)
}

extension PageSection {
    /// Writes the section with its heading.
    func writeSection(to html: inout HTML) {
        html.element("section", .class("card"), .id(Self.id), HTMLAttribute("aria-labelledby", Self.id + "-heading")) {
            $0.element("h2", .id(Self.id + "-heading"), text: Self.title)
            write(to: &$0)
        }
        html.line()
    }
}
