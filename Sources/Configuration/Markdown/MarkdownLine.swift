/// A line of a Markdown text with the part that it plays.
package struct MarkdownLine: Sendable, Equatable {
    /// What a line is.
    package enum Kind: Sendable, Equatable {
        /// Text, a list item, a quotation or a blank line.
        case prose
        /// A heading with one to six `#`.
        case heading(level: Int, title: String)
        /// The line that opens a code fence, with what follows the fence on it.
        case fenceStart(info: String)
        /// A line inside a code fence.
        case code
        /// The line that closes a code fence.
        case fenceEnd
    }

    /// Counted from 1.
    package let number: Int
    /// The line without its line break; comments are removed, and inside a fence the fence's own indentation.
    package let text: String
    /// What the line is: heading, text, code and so on.
    package let kind: Kind

    /// Whether nothing but white space is on the line.
    package var isBlank: Bool { text.utf8.allSatisfy(WhiteSpace.contains) }

    /// Columns of white space before the text, a tab reaching to the next multiple of four.
    package var indentation: Int { MarkdownLine.indentation(of: text.utf8) }

    /// Whether the line only draws a rule, such as `---` or `* * *`.
    package var isRule: Bool {
        let marks = text.utf8.filter { !WhiteSpace.contains($0) }
        guard marks.count >= 3, let mark = marks.first, mark == 42 || mark == 45 || mark == 95 else { return false }
        return marks.allSatisfy { $0 == mark }
    }

    /// Columns of white space at the beginning of some bytes.
    package static func indentation(of bytes: some Sequence<UInt8>) -> Int {
        var columns = 0
        for byte in bytes {
            if byte == 32 {
                columns += 1
            } else if byte == 9 {
                columns += 4 - columns % 4
            } else {
                break
            }
        }
        return columns
    }
}
