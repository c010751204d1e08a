/// Tells line by line what plays which part in a Markdown text: headings, code fences and comments.
package struct MarkdownScanner: Sendable {
    /// How many lines it has seen.
    package private(set) var lineCount = 0
    private let ignoresComments: Bool
    private var fence: OpenFence?
    private var fenceLine: Int?
    private var comments = CommentFilter()

    /// Begins a text.
    package init(ignoringComments: Bool = true) { ignoresComments = ignoringComments }

    /// The line of a code fence that nothing has closed yet.
    var unclosedFence: Int? { fence == nil ? nil : fenceLine }

    /// The line of a comment that nothing has closed yet.
    var unclosedComment: Int? { comments.openSince }

    /// Takes the next line, without its line break; nil when a comment hides all of it.
    package mutating func take(_ line: ArraySlice<UInt8>) -> MarkdownLine? {
        lineCount += 1
        if let open = fence {
            guard open.isClosed(by: line) else { return made(open.content(of: line), .code) }
            fence = nil
            return made(line, .fenceEnd)
        }
        if comments.openSince == nil, let opened = OpenFence(line) {
            fence = opened
            fenceLine = lineCount
            return made(line, .fenceStart(info: opened.info))
        }
        guard let visible = ignoresComments ? comments.visible(line, number: lineCount) : line else { return nil }
        return made(visible, Self.heading(visible) ?? .prose)
    }

    /// Counts a line that is no Markdown.
    mutating func skip() { lineCount += 1 }

    private func made(_ line: ArraySlice<UInt8>, _ kind: MarkdownLine.Kind) -> MarkdownLine {
        MarkdownLine(number: lineCount, text: String(decoding: line, as: UTF8.self), kind: kind)
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
