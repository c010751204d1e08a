import Configuration

/// Reads tables: a row, a row of `---` below it, and rows until a line without `|`.
enum MarkdownTableReader {
    private static let mostColumns = 40

    /// The table that begins at a line, which is then passed; nil where none begins.
    static func table(_ lines: [ArraySlice<UInt8>], from index: inout Int) -> MarkdownTable? {
        guard begins(lines, at: index), let alignments = alignments(lines[index + 1]) else { return nil }
        let head = cells(lines[index])
        var table = MarkdownTable(alignments: alignments, head: head)
        index += 2
        while index < lines.count, lines[index].contains(124), !MarkdownMarks.isBlank(lines[index]) {
            var row = cells(lines[index]).prefix(head.count)
            while row.count < head.count { row.append([]) }
            table.rows.append(Array(row))
            index += 1
        }
        return table
    }

    /// Whether a table begins at a line.
    static func begins(_ lines: [ArraySlice<UInt8>], at index: Int) -> Bool {
        guard index + 1 < lines.count, lines[index].contains(124), let alignments = alignments(lines[index + 1])
        else { return false }
        return cells(lines[index]).count == alignments.count
    }

    private static func alignments(_ line: ArraySlice<UInt8>) -> [MarkdownTable.Alignment]? {
        guard line.contains(45), line.allSatisfy({ [32, 9, 45, 58, 124].contains($0) }) else { return nil }
        let cells = cells(line)
        guard cells.allSatisfy({ $0.contains(45) }) else { return nil }
        return cells.map { cell in
            switch (cell.first == 58, cell.last == 58) {
            case (true, true): .centre
            case (false, true): .right
            default: .left
            }
        }
    }

    /// The cells of a row, at most as many as a table may have columns; `\|` is no border.
    private static func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var rest = WhiteSpace.trimmed(line)
        if rest.first == 124 { rest = rest.dropFirst() }
        var cells: [ArraySlice<UInt8>] = []
        var cell: [UInt8] = []
        var isEscaped = false
        for byte in rest {
            if byte == 124, !isEscaped {
                cells.append(WhiteSpace.trimmed(cell[...]))
                cell = []
                if cells.count == mostColumns { return cells }
            } else if byte == 124 {
                cell[cell.count - 1] = 124
            } else {
                cell.append(byte)
            }
            isEscaped = byte == 92 && !isEscaped
        }
        if !MarkdownMarks.isBlank(cell[...]) || rest.last != 124 { cells.append(WhiteSpace.trimmed(cell[...])) }
        return cells
    }
}
