import Configuration

/// What a line of Markdown begins with.
enum MarkdownMarks {
    /// The mark of a list item.
    struct ListMark: Equatable {
        /// The bullet, or the character after the number.
        var mark: UInt8
        /// The number; nil for a bullet.
        var number: Int?
        /// Columns up to the item's content.
        var width: Int
        var content: ArraySlice<UInt8>
    }

    /// A fence of code that a line opens.
    struct Fence: Equatable {
        var mark: UInt8
        var length: Int
        var indentation: Int
        var language: String
    }

    /// Columns of blanks before the text.
    static func indentation(_ line: ArraySlice<UInt8>) -> Int { MarkdownLine.indentation(of: line) }

    static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy(WhiteSpace.contains) }

    /// The line without so many columns of blanks.
    static func dropping(_ columns: Int, _ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = line
        var column = 0
        while column < columns, let byte = rest.first, byte == 32 || byte == 9 {
            column += byte == 9 ? 4 - column % 4 : 1
            rest = rest.dropFirst()
        }
        return rest
    }

    /// A line such as `---` or `* * *`.
    static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        guard indentation(line) < 4, let mark = line.first(where: { !WhiteSpace.contains($0) }),
            mark == 42 || mark == 45 || mark == 95
        else { return false }
        var count = 0
        for byte in line where !WhiteSpace.contains(byte) {
            guard byte == mark else { return false }
            count += 1
        }
        return count >= 3
    }

    /// `## Title ##`.
    static func heading(_ line: ArraySlice<UInt8>) -> (level: Int, text: ArraySlice<UInt8>)? {
        guard indentation(line) < 4 else { return nil }
        let rest = line.drop { $0 == 32 }
        let after = rest.drop { $0 == 35 }
        let level = rest.count - after.count
        guard (1...6).contains(level), after.first.map(WhiteSpace.contains) ?? true else { return nil }
        var title = WhiteSpace.trimmed(after)
        let closing = title.reversed().prefix { $0 == 35 }.count
        let before = title.dropLast(closing)
        if closing > 0, before.last.map(WhiteSpace.contains) ?? true { title = WhiteSpace.trimmed(before) }
        return (level, title)
    }

    /// ```` ```sh ````.
    static func fence(_ line: ArraySlice<UInt8>) -> Fence? {
        let columns = indentation(line)
        let rest = line.drop { $0 == 32 }
        guard columns < 4, let mark = rest.first, mark == 96 || mark == 126 else { return nil }
        let information = rest.drop { $0 == mark }
        let length = rest.count - information.count
        guard length >= 3, mark != 96 || !information.contains(96) else { return nil }
        let words = String(decoding: WhiteSpace.trimmed(information).prefix(40), as: UTF8.self)
        return Fence(
            mark: mark, length: length, indentation: columns,
            language: words.split(separator: " ").first.map(String.init) ?? "")
    }

    /// Whether a line ends a fence.
    static func closes(_ fence: Fence, _ line: ArraySlice<UInt8>) -> Bool {
        guard indentation(line) < 4 else { return false }
        let marks = WhiteSpace.trimmed(line)
        return marks.count >= fence.length && marks.allSatisfy { $0 == fence.mark }
    }

    /// The text after `>`; nil where the line is no quotation.
    static func quoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard indentation(line) < 4 else { return nil }
        let rest = line.drop { $0 == 32 }
        guard rest.first == 62 else { return nil }
        let text = rest.dropFirst()
        return text.first == 32 ? text.dropFirst() : text
    }

    /// `- item` or `1. item`.
    static func listMark(_ line: ArraySlice<UInt8>) -> ListMark? {
        let columns = indentation(line)
        let rest = line.drop { $0 == 32 || $0 == 9 }
        guard columns < 4, let first = rest.first else { return nil }
        let digits = rest.prefix { (48...57).contains($0) }
        guard digits.count <= 9, let mark = rest.dropFirst(digits.count).first else { return nil }
        let number = digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
        let isMark = digits.isEmpty ? first == 45 || first == 42 || first == 43 : mark == 46 || mark == 41
        let after = rest.dropFirst(digits.count + 1)
        guard isMark, after.first.map(WhiteSpace.contains) ?? true else { return nil }
        let blanks = indentation(after)
        // Five blanks and more begin code in the item; an item without text begins in the next column.
        let gap = isBlank(after) || blanks > 4 ? 1 : blanks
        return ListMark(
            mark: mark, number: number, width: columns + digits.count + 1 + gap, content: dropping(gap, after))
    }
}
