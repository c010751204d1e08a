import StateMachine

/// What the stages have left, Markdown as it is meant to be read.
struct ArtifactsSection: ReportSection {
    static let id = "artifacts"
    static let title = "Artifacts"
    /// Bytes of HTML for one artifact and for all: what is larger is shown as it is written, or not at all.
    private static let mostBytes = 400_000
    private static let mostInAll = 900_000
    private static let mostListed = 300

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    /// The name by which links lead to an artifact.
    static func anchor(_ path: String) -> String { "artifact-" + path }

    var isEmpty: Bool { material.artifacts.isEmpty }

    func write(to html: inout HTML) {
        var room = Self.mostInAll
        for entry in material.artifacts.prefix(Self.mostListed) {
            let content = content(entry.text)
            let isShown = content.bytes.count <= min(room, Self.mostBytes)
            if isShown { room -= content.bytes.count }
            write(entry.artifact, entry.stage, entry.text, isShown ? content : HTML(), to: &html)
        }
        let rest = material.artifacts.count - Self.mostListed
        if rest > 0 {
            html.element(
                "p", .class("left-out"), text: "\(Pieces.count(rest, "file")) more in \(material.directory)/artifacts.")
        }
    }

    private func write(
        _ artifact: Artifact, _ stage: String, _ text: ShownText?, _ content: HTML, to html: inout HTML
    ) {
        html.element("details", .id(Self.anchor(artifact.path))) { html in
            html.element("summary") { html in
                html.text(artifact.path + " ")
                html.element(
                    "span", .class("quiet small"), text: "by \(stage), \(SizeText.render(bytes: artifact.bytes))")
            }
            html.element("p", .class("quiet small")) { html in
                html.text("SHA-256 ")
                html.element("code", text: artifact.sha256)
            }
            remark(artifact, text, to: &html)
            html.append(content)
            guard var rest = text else { return }
            if content.bytes.isEmpty { rest.omitted = rest.bytes }
            Pieces.leftOut(rest, to: &html)
        }
        html.line()
    }

    /// That the file is not what the stage has left.
    private func remark(_ artifact: Artifact, _ text: ShownText?, to html: inout HTML) {
        let path = "artifacts/" + artifact.path
        guard let text else {
            return Pieces.note("", path, " is not there any more, or is no plain file.", to: &html)
        }
        guard text.bytes != artifact.bytes || text.sha256.map({ $0 != artifact.sha256 }) ?? false else { return }
        html.element(
            "p", .class("warn small"),
            text:
                "! The file has changed since its stage was completed: it had \(SizeText.render(bytes: artifact.bytes)), "
                + "now it has \(SizeText.render(bytes: text.bytes)).")
    }

    private func content(_ shown: ShownText?) -> HTML {
        guard let shown, !shown.text.isEmpty else { return HTML() }
        if shown.path.hasSuffix(".md") {
            let page = MarkdownPage.render(shown.text, below: 2)
            if page.bytes.count <= Self.mostBytes {
                return HTML { html in
                    html.element("div", .class(page.bytes.count > 60_000 ? "document long" : "document")) {
                        $0.append(page)
                    }
                }
            }
        }
        return HTML { html in html.element("pre", text: shown.text) }
    }
}
