/// Markdown as HTML. Nothing in it is loaded or run: raw HTML, images and links to other things than pages are text.
struct MarkdownPage {
    /// The level of the page's heading above this text.
    private let level: Int
    /// The level of the last heading, so that none is left out on the way down.
    private var last: Int
    private var html = HTML()

    /// The HTML of a text below a heading of some level.
    static func render(_ text: String, below level: Int) -> HTML {
        var page = MarkdownPage(level: level)
        var text = text
        page.write(text.withUTF8 { MarkdownBlocks.of(Array($0)) })
        return page.html
    }

    private init(level: Int) {
        self.level = level
        last = level
    }

    private mutating func write(_ nodes: [MarkdownNode], isTight: Bool = false) {
        for node in nodes { write(node, isTight: isTight) }
    }

    private mutating func write(_ node: MarkdownNode, isTight: Bool) {
        switch node {
        case .heading(let depth, let text): heading(depth, text)
        case .paragraph(let text) where isTight: MarkdownLineWriter.write(text, to: &html)
        case .paragraph(let text): html.element("p") { MarkdownLineWriter.write(text, to: &$0) }
        case .code(let language, let text): code(language, text)
        case .quote(let nodes):
            html.open("blockquote")
            write(nodes)
            html.close("blockquote")
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .rule: html.void("hr")
        }
        html.line()
    }

    private mutating func heading(_ depth: Int, _ text: ArraySlice<UInt8>) {
        last = min(level + depth, last + 1, 6)
        let body: (inout HTML) -> Void = { MarkdownLineWriter.write(text, to: &$0) }
        switch last {
        case ...3: html.element("h3", content: body)
        case 4: html.element("h4", content: body)
        case 5: html.element("h5", content: body)
        default: html.element("h6", content: body)
        }
    }

    private mutating func code(_ language: String, _ text: [UInt8]) {
        html.element("pre") { html in
            html.element("code", language.isEmpty ? nil : HTMLAttribute("data-language", language)) {
                $0.text(text[...])
            }
        }
    }

    private mutating func write(_ list: MarkdownList) {
        if let start = list.start {
            html.open("ol", [start == 1 ? nil : .number("start", start)])
        } else {
            html.open("ul", [list.items.contains { $0.isDone != nil } ? .class("tasks") : nil])
        }
        for item in list.items {
            html.open("li")
            if let isDone = item.isDone {
                let look = isDone ? "☑" : "☐"
                html.element(
                    "span", .class("task"), HTMLAttribute("role", "img"), .label(isDone ? "done" : "open"), text: look)
                html.text(" ")
            }
            write(item.content, isTight: !list.isLoose)
            html.close("li")
        }
        if list.start == nil { html.close("ul") } else { html.close("ol") }
    }

    private mutating func write(_ table: MarkdownTable) {
        func look(_ column: Int) -> HTMLAttribute? {
            switch table.alignments[column] {
            case .left: nil
            case .centre: .class("centre")
            case .right: .class("number")
            }
        }
        html.element("div", .class("scroll")) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for (column, cell) in table.head.enumerated() {
                            html.element("th", HTMLAttribute("scope", "col"), look(column)) {
                                MarkdownLineWriter.write(cell, to: &$0)
                            }
                        }
                    }
                }
                html.element("tbody") { html in
                    for row in table.rows {
                        html.element("tr") { html in
                            for (column, cell) in row.enumerated() {
                                html.element("td", look(column)) { MarkdownLineWriter.write(cell, to: &$0) }
                            }
                        }
                    }
                }
            }
        }
    }
}
