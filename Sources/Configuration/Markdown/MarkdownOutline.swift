/// The lines of a Markdown text, with headings, code fences and comments told apart.
///
/// Every reader of Markdown here starts from it, so that all of them agree on what is a heading. Reading takes linear
/// time and never fails: byte order mark, CRLF and invalid UTF-8 are put right.
package struct MarkdownOutline: Sendable {
    /// All lines but those that a comment hides.
    package private(set) var lines: [MarkdownLine] = []
    /// The whole text, valid UTF-8 without a byte order mark.
    package let text: String
    /// How many lines the text has.
    package private(set) var lineCount = 0
    /// The line of a code fence that nothing closes.
    package private(set) var unclosedFence: Int?
    /// The line of a comment that nothing closes.
    package private(set) var unclosedComment: Int?

    private var fence: OpenFence?
    private var comments = CommentFilter()

    /// Reads bytes as they are in a file.
    package init(_ bytes: [UInt8], ignoringComments: Bool = true) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        self.init(String(decoding: content, as: UTF8.self), ignoringComments: ignoringComments)
    }

    /// Reads a text.
    package init(_ text: String, ignoringComments: Bool = true) {
        self.text = text
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
            lineCount += 1
            take(bytes[start..<end], ignoringComments: ignoringComments)
            let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
            start = end + (isPair ? 2 : 1)
        }
        if fence == nil { unclosedFence = nil }
        unclosedComment = comments.openSince
    }

    private mutating func take(_ line: ArraySlice<UInt8>, ignoringComments: Bool) {
        if let open = fence {
            if open.isClosed(by: line) {
                fence = nil
                append(line, .fenceEnd)
            } else {
                append(open.content(of: line), .code)
            }
            return
        }
        if comments.openSince == nil, let opened = OpenFence(line) {
            fence = opened
            unclosedFence = lineCount
            return append(line, .fenceStart(info: opened.info))
        }
        guard let visible = ignoringComments ? comments.visible(line, number: lineCount) : line else { return }
        append(visible, Self.heading(visible) ?? .prose)
    }

    private mutating func append(_ line: ArraySlice<UInt8>, _ kind: MarkdownLine.Kind) {
        lines.append(MarkdownLine(number: lineCount, text: String(decoding: line, as: UTF8.self), kind: kind))
    }

    /// Reads `## Title`, also closed by `##`; nil for any other line.
    private static func heading(_ line: ArraySlice<UInt8>) -> MarkdownLine.Kind? {
        guard MarkdownLine.indentation(of: line) < 4 else { return nil }
        let rest = line.drop { $0 == 32 }
        let afterMarks = rest.drop { $0 == 35 }
        let level = rest.count - afterMarks.count
        guard (1...6).contains(level) else { return nil }
        if let blank = afterMarks.first, !WhiteSpace.contains(blank) { return nil }
        var title = WhiteSpace.trimmed(afterMarks)
        if let lastOther = title.lastIndex(where: { $0 != 35 }) {
            if WhiteSpace.contains(title[lastOther]) { title = WhiteSpace.trimmed(title[...lastOther]) }
        } else {
            title = []
        }
        return .heading(level: level, title: String(decoding: title, as: UTF8.self))
    }
}
