import Configuration

extension MarkdownBlocks {
    /// Takes lines up to what is no part of their paragraph; a line below may make a heading of them.
    mutating func takeParagraph() {
        var parts = Array(line.drop { $0 == 32 || $0 == 9 })
        index += 1
        while index < lines.count, !MarkdownMarks.isBlank(line) {
            if let level = underline {
                nodes.append(.heading(level: level, text: WhiteSpace.trimmed(parts[...])))
                index += 1
                return
            }
            if interruptsParagraph(line) || MarkdownTableReader.begins(lines, at: index) { break }
            // Two blanks before the line end are a break.
            parts += [10] + line.drop { $0 == 32 || $0 == 9 }
            index += 1
        }
        nodes.append(.paragraph(WhiteSpace.trimmed(parts[...])))
    }

    /// The level of the heading that a line below a text makes of it.
    private var underline: Int? {
        let marks = WhiteSpace.trimmed(line)
        guard MarkdownMarks.indentation(line) < 4, let mark = marks.first, mark == 61 || mark == 45,
            marks.allSatisfy({ $0 == mark })
        else { return nil }
        return mark == 61 ? 1 : 2
    }

    /// Whether the line goes on with the paragraph of a quotation or an item although its mark is missing.
    func isLazy(after last: ArraySlice<UInt8>?) -> Bool {
        guard let last, !MarkdownMarks.isBlank(last), !MarkdownMarks.isBlank(line) else { return false }
        let isOpen = MarkdownMarks.fence(last) == nil && MarkdownMarks.heading(last) == nil
        return isOpen && !interruptsParagraph(line) && MarkdownMarks.listMark(line) == nil
    }

    private func interruptsParagraph(_ line: ArraySlice<UInt8>) -> Bool {
        if MarkdownMarks.fence(line) != nil || MarkdownMarks.heading(line) != nil || MarkdownMarks.isRule(line) {
            return true
        }
        guard !isDeepest else { return false }
        if MarkdownMarks.quoted(line) != nil { return true }
        guard let mark = MarkdownMarks.listMark(line), !MarkdownMarks.isBlank(mark.content) else { return false }
        return mark.number ?? 1 == 1
    }
}
