/// A code fence that has been opened and waits for its end.
struct OpenFence: Equatable {
    /// What follows the fence on its line: a language and options.
    let info: String
    private let mark: UInt8
    private let length: Int
    private let indentation: Int

    /// Reads a line such as ```` ```sh ````, also as the content of a list item; nil for any other line.
    init?(_ line: ArraySlice<UInt8>) {
        var start = line.startIndex
        var columns = MarkdownLine.indentation(of: line)
        guard columns < 4 else { return nil }
        if let item = ListItem(line), let content = item.contentIndex {
            start = content
            columns = content - line.startIndex
        }
        let rest = line[start...].drop { $0 == 32 || $0 == 9 }
        guard let mark = rest.first, mark == 96 || mark == 126 else { return nil }
        let info = rest.drop { $0 == mark }
        guard rest.count - info.count >= 3, mark != 96 || !info.contains(96) else { return nil }
        self.mark = mark
        length = rest.count - info.count
        indentation = columns
        self.info = String(decoding: WhiteSpace.trimmed(info), as: UTF8.self)
    }

    /// Whether a line ends this fence: as many marks or more, and nothing else.
    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        guard MarkdownLine.indentation(of: line) < max(4, indentation + 4) else { return false }
        let marks = WhiteSpace.trimmed(line)
        return marks.count >= length && marks.allSatisfy { $0 == mark }
    }

    /// The content of a line inside the fence, without the fence's own indentation.
    func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = line
        var removed = 0
        while removed < indentation, rest.first == 32 {
            rest = rest.dropFirst()
            removed += 1
        }
        return rest
    }
}
