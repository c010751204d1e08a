/// Where something stands in a text; both numbers begin at 1, a column counts characters.
package struct JSONPlace: Sendable, Equatable {
    private let storedLine: UInt32
    private let storedColumn: UInt32

    /// The line, from 1.
    package var line: Int { Int(storedLine) }
    /// The character in its line, from 1.
    package var column: Int { Int(storedColumn) }

    /// Makes a place.
    package init(line: Int, column: Int) {
        storedLine = UInt32(clamping: line)
        storedColumn = UInt32(clamping: column)
    }
}
