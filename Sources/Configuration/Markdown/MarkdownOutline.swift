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
        self.init(Self.text(bytes), ignoringComments: ignoringComments)
    }

    /// Reads a text.
    package init(_ text: String, ignoringComments: Bool = true) {
        self.init(text, ignoringComments: ignoringComments, skipping: 0)
    }

    /// Reads a text whose first lines are no Markdown; they are counted all the same.
    init(_ text: String, ignoringComments: Bool = true, skipping skipped: Int) {
        self.text = text
        scanner = MarkdownScanner(ignoringComments: ignoringComments)
        for line in TextLines(Array(text.utf8)) {
            if scanner.lineCount < skipped {
                scanner.skip()
            } else if let line = scanner.take(line) {
                lines.append(line)
            }
        }
    }

    /// The text of a file's bytes, valid UTF-8 without a byte order mark.
    static func text(_ bytes: [UInt8]) -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return String(decoding: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    }
}
