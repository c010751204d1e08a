import JSONText

/// Collects everything wrong with one file.
struct ProblemList {
    let file: String
    private(set) var problems: [Problem] = []

    init(file: String) { self.file = file }

    /// Whether the file cannot be used.
    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    /// The problems in the order of their places.
    var ordered: [Problem] {
        problems.enumerated().sorted { left, right in
            (left.element.line, left.element.column, left.offset)
                < (right.element.line, right.element.column, right.offset)
        }.map(\.element)
    }

    /// Adds an error about a value.
    mutating func error(_ message: String, at source: Source) { add(.error, message, source) }

    /// Adds a warning about a value.
    mutating func warning(_ message: String, at source: Source) { add(.warning, message, source) }

    private mutating func add(_ severity: Problem.Severity, _ message: String, _ source: Source) {
        problems.append(
            Problem(
                severity: severity, message: message, path: source.path.description, file: file,
                line: source.place.line, column: source.place.column))
    }
}
