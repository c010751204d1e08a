import StateMachine

/// How many tokens models have taken and given, for people.
enum TokenText {
    /// A count such as `300`, `1.2k` or `12M`.
    static func count(_ tokens: Int) -> String {
        let tokens = max(0, tokens)
        if tokens < 1_000 { return String(tokens) }
        return tokens < 999_500 ? scaled(tokens, 1_000, "k") : scaled(tokens, 1_000_000, "M")
    }

    /// The tokens of some usage by direction, after their sum where there is a limit of it.
    static func render(_ usage: Usage, limit: Int? = nil) -> String {
        guard usage.tokens != nil else { return "unknown" + (limit.map { " (limit \(count($0)))" } ?? "") }
        let cached = usage.cachedTokens.flatMap { $0 > 0 ? " (\(count($0)) cached)" : nil } ?? ""
        let directions = [
            usage.inputTokens.map { "\(count($0)) in\(cached)" }, usage.outputTokens.map { "\(count($0)) out" },
        ]
        let atLeast = usage.isPartial ? "at least " : ""
        let sum = limit.map { "\(total(usage, limit: $0)): " } ?? ""
        return atLeast + sum + directions.compactMap(\.self).joined(separator: ", ")
    }

    /// The sum of both directions, of its limit where there is one.
    static func total(_ usage: Usage, limit: Int? = nil) -> String {
        guard let tokens = usage.tokens else { return "unknown" }
        return count(tokens) + (limit.map { " of \(count($0))" } ?? "")
    }

    /// Rounded to tenths below ten units, else to whole ones; without sums that could be too large.
    private static func scaled(_ tokens: Int, _ unit: Int, _ letter: String) -> String {
        let tenths = (tokens / (unit / 20) + 1) / 2
        if tenths >= 100 { return "\((tokens / (unit / 2) + 1) / 2)\(letter)" }
        return tenths % 10 == 0 ? "\(tenths / 10)\(letter)" : "\(tenths / 10).\(tenths % 10)\(letter)"
    }
}
