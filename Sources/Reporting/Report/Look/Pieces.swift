import StateMachine

/// Small pieces that several sections have in common.
enum Pieces {
    /// What a program printed or wrote, with what was left out and where it is.
    static func output(_ shown: ShownText?, _ name: String, to html: inout HTML) {
        guard let shown, shown.bytes > 0 else { return }
        html.element("p", .class("quiet small")) { html in
            html.text("\(name), ")
            html.element("code", text: shown.path)
            html.text(
                shown.omitted > 0
                    ? ": the last \(SizeText.render(bytes: shown.bytes - shown.omitted)) of \(SizeText.render(bytes: shown.bytes))"
                    : "")
        }
        if !shown.text.isEmpty { html.element("pre", text: plain(shown.text)) }
    }

    /// That the end of a file is not shown.
    static func leftOut(_ shown: ShownText, to html: inout HTML) {
        guard shown.omitted > 0 else { return }
        if shown.isBinary {
            return note(
                "A file of \(SizeText.render(bytes: shown.bytes)) that is no text: ", shown.path, ".", to: &html)
        }
        note(
            "Not shown: \(SizeText.render(bytes: shown.omitted)) of \(SizeText.render(bytes: shown.bytes)); the whole file is ",
            shown.path, ".", to: &html)
    }

    /// A remark about a file.
    static func note(_ before: String, _ path: String, _ after: String, to html: inout HTML) {
        html.element("p", .class("left-out")) { html in
            html.text(before)
            html.element("code", text: path)
            html.text(after)
        }
    }

    /// A command to copy.
    static func command(_ command: String, to html: inout HTML) {
        html.element("code", .class("command"), text: command)
    }

    /// A name in a link to its row in the table of stages.
    static func stageLink(_ stage: String, to html: inout HTML) {
        html.element("a", .href("#" + StageAnchor.of(stage)), text: stage)
    }

    /// Text for a terminal without what only a terminal understands, line by line.
    static func plain(_ text: String) -> String {
        // Most texts need no change, and finding the ends of characters is dear.
        if text.utf8.allSatisfy({ (0x20 <= $0 && $0 < 0x7F) || $0 == 10 }) { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { Printable.text(String($0)) }
            .joined(separator: "\n")
    }

    /// The same of the beginning of a text.
    static func plain(_ text: String, most: Int) -> String {
        plain(text.utf8.count <= most ? text : String(text.prefix(most)))
    }

    /// `1 attempt`, `3 attempts`.
    static func count(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

    /// A heading cell of a column.
    static func head(_ names: [String], numbers: Set<Int> = [], to html: inout HTML) {
        html.element("thead") { html in
            html.element("tr") { html in
                for (column, name) in names.enumerated() {
                    html.element(
                        "th", HTMLAttribute("scope", "col"), numbers.contains(column) ? .class("number") : nil,
                        text: name)
                }
            }
        }
    }

    /// What a look is beside its colour.
    static func glyph(_ look: String) -> String {
        switch look {
        case "good": "✓"
        case "bad": "✗"
        case "busy": "▶"
        default: "!"
        }
    }

    /// A bar of a share from 0 to 1 in a cell.
    static func share(_ share: Double, to html: inout HTML) {
        html.element("svg", .class("share"), HTMLAttribute("aria-hidden", "true")) { html in
            html.element(
                "rect", .class("rest"), HTMLAttribute("width", "100%"), HTMLAttribute("height", "100%"),
                HTMLAttribute("rx", "3"), text: "")
            html.element(
                "rect", HTMLAttribute("width", Bar.percent(share * 1_000)), HTMLAttribute("height", "100%"),
                HTMLAttribute("rx", "3"), text: "")
        }
    }

    /// A cell with a number, by which the script sorts; it has at most four digits after the point.
    static func number(_ text: String, _ label: String, _ value: Double, to html: inout HTML) {
        let thousandths = Int(max(0, min(value, 1e12)) * 10_000)
        html.element(
            "td", .class("number"), HTMLAttribute("data-label", label), .number("data-value", thousandths), text: text)
    }
}
