/// Why tests failed: failures with the same cause.
package struct SuiteCauseRow: Sendable, Equatable {
    /// Names that are shown of those that have it.
    private static let mostNames = 3

    /// What kind of cause it is.
    package var category: String
    /// The cause, in a line.
    package var cause: String
    /// From 0 to 1; nil where nobody says.
    package var confidence: Double?
    /// What can be done.
    package var suggestion: String
    /// The tests that have it, and the suites that broke down by it; never empty.
    package var members: [String]

    /// Makes a row.
    package init(category: String, cause: String, confidence: Double?, suggestion: String, members: [String]) {
        self.category = category
        self.cause = cause
        self.confidence = confidence
        self.suggestion = suggestion
        self.members = members
    }

    /// Rows of the same cause and advice as one, the most frequent first.
    package static func merged(_ rows: [SuiteCauseRow]) -> [SuiteCauseRow] {
        var merged: [SuiteCauseRow] = []
        for row in rows {
            if let known = merged.firstIndex(where: { $0.cause == row.cause && $0.suggestion == row.suggestion }) {
                merged[known].members += row.members
            } else {
                merged.append(row)
            }
        }
        return merged.enumerated().sorted {
            ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset)
        }.map(\.element)
    }

    /// Who has it, in a line: `test_a, test_b, test_c and 4 more`.
    var names: String {
        let shown = members.prefix(Self.mostNames).map(Printable.firstLine).joined(separator: ", ")
        let more = members.count - Self.mostNames
        return more > 0 ? "\(shown) and \(Counted.grouped(more)) more" : shown
    }
}
