/// A report as one HTML page that needs nothing else: a pure function of its material.
package struct ReportPage {
    private let material: ReportMaterial
    private let sections: [any ReportSection]

    /// The bytes of the page.
    package static func render(_ material: ReportMaterial) -> [UInt8] {
        var html = HTML()
        ReportPage(material).write(to: &html)
        return html.bytes
    }

    private static let order: [any ReportSection.Type] = [
        TroubleSection.self, NextSection.self, GraphSection.self, TimelineSection.self, StagesSection.self,
        ReviewsSection.self, ScenariosSection.self, ArtifactsSection.self, UsageSection.self, CourseSection.self,
        ObjectiveSection.self, WorkflowSection.self,
    ]

    private init(_ material: ReportMaterial) {
        self.material = material
        sections = Self.order.map { $0.init(material) }.filter { !$0.isEmpty }
    }

    private func write(to html: inout HTML) {
        html.verbatim("<!DOCTYPE html>\n")
        html.element("html", HTMLAttribute("lang", "en")) { html in
            html.element("head") { head(&$0) }
            html.line()
            html.element("body") { body(&$0) }
        }
        html.line()
    }

    private func head(_ html: inout HTML) {
        html.void("meta", HTMLAttribute("charset", "utf-8"))
        let policy = ContentPolicy(style: StyleSheet.text, script: PageScript.text)
        html.void("meta", HTMLAttribute("http-equiv", "Content-Security-Policy"), HTMLAttribute("content", policy.text))
        html.void(
            "meta", HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1"))
        html.void("meta", HTMLAttribute("name", "referrer"), HTMLAttribute("content", "no-referrer"))
        html.element("title", text: "\(OutcomeWords(material).word): \(OutcomeSection.name(material))")
        html.line()
        html.element("style") { $0.verbatim(StyleSheet.text) }
    }

    private func body(_ html: inout HTML) {
        html.element("a", .class("skip"), .href("#content"), text: "Skip to the content")
        html.element("div", .class("page")) { html in
            html.element("header", .class("top")) { OutcomeSection(material).write(to: &$0) }
            html.line()
            html.element("nav", .label("Parts of this report")) { html in
                html.element("ul", .class("places")) { html in
                    for section in sections {
                        html.element("li") {
                            $0.element("a", .href("#" + type(of: section).id), text: type(of: section).title)
                        }
                    }
                }
            }
            html.element("div", .class("tools"), .id("page-tools"), .flag("hidden")) { _ in }
            html.line()
            html.element("main", .id("content"), HTMLAttribute("tabindex", "-1")) { html in
                for section in sections { section.writeSection(to: &html) }
            }
            html.element("footer") { html in
                let made = Moment.text(material.now, material)
                html.text("Made by teambot \(material.version) at \(made) from \(material.directory)")
            }
        }
        html.line()
        html.element("script") { $0.verbatim(PageScript.text) }
    }
}
