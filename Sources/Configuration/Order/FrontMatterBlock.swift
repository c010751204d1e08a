/// The block between two lines `---` at the very beginning of a file, line by line.
struct FrontMatterBlock {
    /// A line of the block.
    struct Line {
        let number: Int
        let text: String
    }

    /// The lines between the two.
    let lines: [Line]
    /// The line of the second `---`; nil where it is missing, and then nothing of the file belongs to a block.
    let end: Int?

    /// Finds the block of a text; nil for a text that does not begin with one.
    init?(_ text: String) {
        var lines: [Line] = []
        for line in TextLines(Array(text.utf8)) {
            let isMark = Self.isMark(line)
            if lines.isEmpty {
                guard isMark else { return nil }
            } else if isMark {
                end = lines.count + 1
                self.lines = Array(lines.dropFirst())
                return
            }
            lines.append(Line(number: lines.count + 1, text: String(decoding: line, as: UTF8.self)))
        }
        guard !lines.isEmpty else { return nil }
        self.lines = []
        end = nil
    }

    /// How many lines of the file belong to the block.
    var lineCount: Int { end ?? 0 }

    /// Whether a line begins or ends a block.
    static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: [45, 45, 45]) && line.dropFirst(3).allSatisfy(WhiteSpace.contains)
    }
}
