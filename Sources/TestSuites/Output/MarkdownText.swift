/// Text of anyone as a part of Markdown that it cannot leave.
enum MarkdownText {
    /// A span of code, a name or a path, in a line or in a cell of a table, where a bar needs a mark.
    static func code(_ text: String, isCell: Bool = false, atMost most: Int = 300) -> String {
        let plain = OneLine.of(text, atMost: most)
        let line = isCell ? plain.replacing("|", with: "\\|") : plain
        guard !line.isEmpty else { return "" }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
        let margin = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return fence + margin + line + margin + fence
    }

    /// A sentence in a line or a cell: its marks are shown and not obeyed.
    static func sentence(_ text: String, atMost most: Int = 500) -> String {
        var escaped = ""
        for character in OneLine.of(text, atMost: most) {
            if "\\`*_[]<>|#!".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// A block of code with the end of a text: whole lines.
    static func block(_ text: String, lines: Int, characters: Int) -> String {
        let all = text.suffix(characters).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let last = all.dropFirst(max(0, all.count - lines)).map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
        }
        let shown = last.joined(separator: "\n")
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: shown) + 1))
        return "\(fence)text\n\(shown)\n\(fence)"
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\t"
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        var longest = 0
        var run = 0
        for next in text {
            run = next == character ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
