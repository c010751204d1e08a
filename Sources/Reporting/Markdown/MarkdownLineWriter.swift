/// Writes the parts of a line of Markdown as HTML.
enum MarkdownLineWriter {
    /// Writes a text with its emphasis, code and links.
    static func write(_ text: ArraySlice<UInt8>, to html: inout HTML) {
        for token in MarkdownInline.tokens(text) { write(token, to: &html) }
    }

    private static func write(_ token: MarkdownToken, to html: inout HTML) {
        switch token {
        case .text(let bytes): html.text(bytes[...])
        case .code(let text): html.element("code", text: text)
        case .lineBreak: html.void("br")
        case .run(let run): write(run, to: &html)
        case .opening(nil, let isImage): html.text(isImage ? "![" : "[")
        case .opening(.some, true): html.text("[image: ")
        case .closing(let target, true): html.text("] (\(target.address))")
        case .opening(let target?, false):
            guard target.isSafe else { return }
            html.open("a", [.href(target.address), HTMLAttribute("rel", "noreferrer noopener")])
        case .closing(let target, false):
            if target.isSafe { return html.close("a") }
            html.text(" (\(target.address))")
        }
    }

    private static func write(_ run: MarkdownRun, to html: inout HTML) {
        for kind in run.closes {
            switch kind {
            case .weak: html.close("em")
            case .strong: html.close("strong")
            case .struck: html.close("del")
            }
        }
        html.text(String(repeating: Character(Unicode.Scalar(run.mark)), count: run.count))
        for kind in run.opens.reversed() {
            switch kind {
            case .weak: html.open("em")
            case .strong: html.open("strong")
            case .struck: html.open("del")
            }
        }
    }
}
