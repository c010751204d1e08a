/// How many rows of a terminal a line takes that was written with escape sequences for colour.
enum DisplayRows {
    /// The rows in a terminal of so many columns; a wide character that does not fit goes to the next row whole.
    static func of(_ line: String, columns: Int) -> Int {
        guard columns > 0 else { return 1 }
        // Bytes are never fewer than columns.
        if line.utf8.count <= columns { return 1 }
        var (rows, used) = (1, 0)
        var isEscape = false
        for character in line {
            if isEscape {
                isEscape = character != "m"
                continue
            }
            if character == "\u{1B}" {
                isEscape = true
                continue
            }
            let width = DisplayWidth.of(character)
            if used + width > columns { (rows, used) = (rows + 1, 0) }
            used += width
        }
        return rows
    }
}
