/// A line of the table: a figure, what was measured, and whether it is within its limit.
struct Row: CustomStringConvertible {
    private let what: String
    private let measured: String
    private let limit: String
    private let verdict: String

    /// Makes a row.
    init(_ what: String, measured: String, limit: String, isWithin: Bool) {
        self.what = what
        self.measured = measured
        self.limit = limit
        verdict = isWithin ? "ok" : "OVER"
    }

    /// Makes a row of one number that must not exceed another.
    init(_ what: String, _ value: Double, limit: Double, unit: String, note: String = "") {
        self.init(
            what, measured: value.short + " " + unit + (note.isEmpty ? "" : " (\(note))"),
            limit: limit.short + " " + unit, isWithin: value <= limit)
    }

    /// The names of the columns.
    static var heading: String {
        line("what", "measured", "limit", "") + "\n" + String(repeating: "-", count: 118)
    }

    var description: String { Self.line(what, measured, limit, verdict) }

    private static func line(_ what: String, _ measured: String, _ limit: String, _ verdict: String) -> String {
        padded(what, 44) + padded(measured, 56) + padded(limit, 13) + verdict
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
