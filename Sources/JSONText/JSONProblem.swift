/// Why a text is not JSON, and where.
package struct JSONProblem: Error, Sendable, Equatable {
    /// A complete sentence.
    package let message: String
    /// The line, from 1.
    package let line: Int
    /// The character in its line, from 1.
    package let column: Int

    /// Makes a problem.
    package init(message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }
}

extension JSONProblem: CustomStringConvertible {
    /// The sentence with its place.
    package var description: String { "line \(line), column \(column): \(message)" }
}
