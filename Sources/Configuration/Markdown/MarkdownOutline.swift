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
    package var lineCount: Int { scanner.lineCount }
    /// The line of a code fence that nothing closes.
    package var unclosedFence: Int? { scanner.unclosedFence }
    /// The line of a comment that nothing closes.
    package var unclosedComment: Int? { scanner.unclosedComment }

    private var scanner: MarkdownScanner

    /// Reads bytes as they are in a file.
    package init(_ bytes: [UInt8], ignoringComments: Bool = true) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
        self.init(String(decoding: content, as: UTF8.self), ignoringComments: ignoringComments)
    }

    /// Reads a text.
    package init(_ text: String, ignoringComments: Bool = true) {
        self.text = text
        scanner = MarkdownScanner(ignoringComments: ignoringComments)
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
            if let line = scanner.take(bytes[start..<end]) { lines.append(line) }
            let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
            start = end + (isPair ? 2 : 1)
        }
    }
}
