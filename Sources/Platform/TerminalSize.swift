/// The size of a terminal in cells.
package struct TerminalSize: Sendable, Equatable {
    /// Cells of a line.
    package var columns: Int
    /// Lines of the screen.
    package var rows: Int

    /// Makes a size.
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}
