/// Text in several lines, broken between words.
enum WrappedText {
    /// The text in lines of at most so many columns; the last line that is allowed is cut where more would follow.
    static func lines(_ text: String, columns: Int, most: Int) -> [String] {
        let columns = max(1, columns)
        var lines: [String] = []
        var rest = text[...]
        while !rest.isEmpty, lines.count + 1 < most, DisplayWidth.of(String(rest)) > columns {
            let line = beginning(of: rest, columns: columns)
            lines.append(String(line))
            rest = rest[line.endIndex...].drop { $0 == " " }
        }
        return rest.isEmpty ? lines : lines + [DisplayWidth.cut(String(rest), to: columns)]
    }

    /// As many whole words as fit, or as much of the first as does.
    private static func beginning(of text: Substring, columns: Int) -> Substring {
        var used = 0
        var end = text.startIndex
        var lastBlank: Substring.Index?
        while end < text.endIndex {
            used += DisplayWidth.of(String(text[end]))
            if text[end] == " " { lastBlank = end }
            guard used <= columns || end == text.startIndex else { break }
            end = text.index(after: end)
        }
        guard let lastBlank, lastBlank > text.startIndex, end < text.endIndex else { return text[..<end] }
        return text[..<lastBlank]
    }
}
