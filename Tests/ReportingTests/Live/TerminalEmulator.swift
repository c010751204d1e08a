import Platform

@testable import Reporting

/// A small terminal: cells, a cursor, lines that scroll away, and lines that wrap anew when it becomes narrower.
struct TerminalEmulator {
    /// A row, and whether the text goes on in the next one.
    private struct Row {
        var text: [Character] = []
        var goesOn = false

        var string: String {
            var text = text
            while text.last == " " { text.removeLast() }
            return String(text.filter { $0 != Self.hidden })
        }

        /// What stands in the second cell of a wide character.
        static let hidden: Character = "\u{0}"
    }

    private(set) var size: TerminalSize
    private var rows: [Row]
    private var gone: [Row] = []
    /// Where the cursor is.
    private(set) var cursor = (row: 0, column: 0)
    private var mustWrap = false
    /// What was written that this terminal does not understand.
    private(set) var unknown: [String] = []

    init(_ size: TerminalSize) {
        self.size = size
        rows = Array(repeating: Row(), count: size.rows)
    }

    /// What stands on the screen above the cursor.
    var aboveCursor: [String] { rows.prefix(cursor.row).map(\.string) }

    /// Whether nothing stands on the screen from the cursor on.
    var isClearBelow: Bool { rows.dropFirst(cursor.row).allSatisfy { $0.string.isEmpty } }

    /// What has scrolled away.
    var scrolledAway: [String] { gone.map(\.string) }

    /// Does what a program writes.
    mutating func write(_ text: String) {
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\r\n":
                (cursor.column, mustWrap) = (0, false)
                feed()
            case "\r": (cursor.column, mustWrap) = (0, false)
            case "\n": feed()
            case "\u{1B}": control(&rest)
            default: put(character)
            }
        }
    }

    /// Becomes another size; lines are wrapped anew as wide as they were written.
    mutating func resize(_ new: TerminalSize) {
        // What is no change wraps nothing anew: a row that was pushed away would take what now stands below it.
        guard new != size else { return }
        var lines: [[Character]] = [[]]
        var place = (line: 0, offset: 0)
        for (index, row) in (gone + rows).enumerated() {
            if index == gone.count + cursor.row {
                place = (lines.count - 1, lines[lines.count - 1].count + cursor.column)
            }
            lines[lines.count - 1] += row.text
            if !row.goesOn { lines.append([]) }
        }
        // Rows below the cursor that nothing was written to.
        while lines.count > place.line + 1, lines.last?.isEmpty == true { lines.removeLast() }
        (gone, rows, size) = ([], [], new)
        for (index, line) in lines.enumerated() {
            let first = rows.count
            rows += Self.wrapped(line, new.columns)
            guard index == place.line else { continue }
            cursor = (first + place.offset / new.columns, place.offset % new.columns)
        }
        let excess = max(0, min(cursor.row, max(rows.count - new.rows, cursor.row - new.rows + 1)))
        gone = Array(rows.prefix(excess))
        rows = Array(rows.dropFirst(excess).prefix(new.rows))
        cursor.row -= excess
        while rows.count < new.rows { rows.append(Row()) }
        mustWrap = false
    }

    private static func wrapped(_ line: [Character], _ columns: Int) -> [Row] {
        var rows = [Row()]
        for character in line where character != Row.hidden {
            let width = DisplayWidth.of(character)
            if rows[rows.count - 1].text.count + width > columns {
                rows[rows.count - 1].goesOn = true
                rows.append(Row())
            }
            rows[rows.count - 1].text += [character] + (width == 2 ? [Row.hidden] : [])
        }
        return rows
    }

    private mutating func put(_ character: Character) {
        let width = DisplayWidth.of(character)
        guard width > 0 else { return }
        if mustWrap || cursor.column + width > size.columns {
            rows[cursor.row].goesOn = true
            cursor.column = 0
            mustWrap = false
            feed()
        }
        var text = rows[cursor.row].text
        while text.count < cursor.column + width { text.append(" ") }
        text[cursor.column] = character
        if width == 2 { text[cursor.column + 1] = Row.hidden }
        rows[cursor.row].text = text
        cursor.column += width
        if cursor.column == size.columns { (cursor.column, mustWrap) = (size.columns - 1, true) }
    }

    private mutating func feed() {
        cursor.row += 1
        guard cursor.row == size.rows else { return }
        gone.append(rows.removeFirst())
        rows.append(Row())
        cursor.row -= 1
    }

    private mutating func control(_ rest: inout Substring) {
        let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
        let sequence = rest[..<end]
        let final = end < rest.endIndex ? rest[end] : "?"
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
        let number = Int(sequence.dropFirst()) ?? 1
        switch final {
        case "m": return
        case "A": cursor.row = max(0, cursor.row - number)
        case "B": cursor.row = min(size.rows - 1, cursor.row + number)
        case "K": erase()
        case "J":
            erase()
            for row in rows.indices.dropFirst(cursor.row + 1) { rows[row] = Row() }
        default: unknown.append(sequence + String(final))
        }
        mustWrap = false
    }

    /// Erases from the cursor to the end of its row; a pending wrap would lose the last character here.
    private mutating func erase() {
        rows[cursor.row].text = Array(rows[cursor.row].text.prefix(cursor.column))
        rows[cursor.row].goesOn = false
    }
}
