/// Something wrong in a configuration file, with what to do about it.
package struct Problem: Sendable, Equatable {
    /// Whether the file can be used all the same.
    package enum Severity: String, Sendable {
        /// The file cannot be used.
        case error
        /// The file can be used; something in it is probably not meant so.
        case warning
    }

    /// Whether the file can be used all the same.
    package let severity: Severity
    /// A complete sentence that says what to do.
    package let message: String
    /// The JSON path of the value, such as `$.stages.SPEC.next_stages[0]`.
    package let path: String
    /// The file, as it was named to the reader.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The character in its line, from 1.
    package let column: Int

    /// Makes a problem.
    package init(severity: Severity, message: String, path: String, file: String, line: Int, column: Int) {
        self.severity = severity
        self.message = message
        self.path = path
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Problem: CustomStringConvertible {
    /// One line: place, severity, sentence and path.
    package var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(message) (\(path))" }
}
