import JSONText

/// Collects everything wrong with one file.
struct ProblemList {
    /// Nobody reads more than this; a generated file could have hundreds of thousands.
    private static let most = 1_000

    let file: String
    private(set) var problems: [Problem] = []
    /// Whether the file cannot be used.
    private(set) var hasErrors = false

    init(file: String) { self.file = file }

    /// Whether there are so many problems, an error among them, that a further one tells nothing.
    var isFull: Bool { hasErrors && problems.count >= Self.most }

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
        // The first error always finds room, so that no file with one looks as if it had none.
        guard !isFull, severity == .error || problems.count < Self.most else { return }
        if severity == .error { hasErrors = true }
        problems.append(
            Problem(
                severity: severity, message: message, path: source.path.description, file: file,
                line: source.place.line, column: source.place.column))
    }
}
