/// The frame of a report: one HTML page that needs nothing else.
struct Page {
    /// What the browser calls it.
    let title: String
    let sections: [any PageSection]
    /// The last line.
    let footer: String

    init(title: String, sections: [any PageSection], footer: String) {
        self.title = title
        self.sections = sections.filter { !$0.isEmpty }
        self.footer = footer
    }

    /// The bytes of the page, with what comes before its sections.
    func render(_ top: (inout HTML) -> Void) -> [UInt8] {
        var html = HTML()
        html.verbatim("<!DOCTYPE html>\n")
        html.element("html", HTMLAttribute("lang", "en")) { html in
            html.element("head") { head(&$0) }
            html.line()
            html.element("body") { body(&$0, top) }
        }
        html.line()
        return html.bytes
    }

    private static let policy = ContentPolicy(style: StyleSheet.text, script: PageScript.text).text

    private func head(_ html: inout HTML) {
        html.void("meta", HTMLAttribute("charset", "utf-8"))
        html.void("meta", HTMLAttribute("http-equiv", "Content-Security-Policy"), HTMLAttribute("content", Self.policy))
        html.void(
            "meta", HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1"))
        html.void("meta", HTMLAttribute("name", "referrer"), HTMLAttribute("content", "no-referrer"))
        html.element("title", text: title)
        html.line()
        html.element("style") { $0.verbatim(StyleSheet.text) }
    }

    private func body(_ html: inout HTML, _ top: (inout HTML) -> Void) {
        html.element("a", .class("skip"), .href("#content"), text: "Skip to the content")
        html.element("div", .class("page")) { html in
            html.element("header", .class("top"), content: top)
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
            html.element("footer", text: footer)
        }
        html.line()
        html.element("script") { $0.verbatim(PageScript.text) }
    }
}
