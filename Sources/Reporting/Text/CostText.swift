import StateMachine

/// What models have cost, for people.
enum CostText {
    /// An amount such as `$0.42`, or `$0.0008` where cents are too coarse.
    static func render(dollars: Double) -> String {
        guard dollars.isFinite, dollars > 0 else { return "$0.00" }
        // `rounded()` would need the C library's mathematics, which nothing on this floor links.
        let limited = min(dollars, 1e12)
        let small = Int(limited * 10_000 + 0.5)
        if small < 100 { return "$0.00" + DurationText.twoDigits(max(1, small)) }
        let cents = Int(limited * 100 + 0.5)
        return "$\(cents / 100).\(DurationText.twoDigits(cents % 100))"
    }

    /// The cost of some usage, of its limit where there is one.
    static func render(_ usage: Usage, limit: Double? = nil) -> String {
        guard let cost = usage.costUSD else {
            return "unknown" + (limit.map { " (limit \(render(dollars: $0)))" } ?? "")
        }
        let atLeast = usage.isPartial ? "at least " : ""
        return atLeast + render(dollars: cost) + (limit.map { " of \(render(dollars: $0))" } ?? "")
    }

    /// The same for a column, as short as it can be.
    static func short(_ usage: Usage) -> String {
        guard let cost = usage.costUSD else { return "unknown" }
        return (usage.isPartial ? "≥ " : "") + render(dollars: cost)
    }

    /// The cost as the end of a sentence; nothing where it is not known.
    static func ending(_ usage: Usage?) -> String {
        guard let usage, usage.costUSD != nil else { return "" }
        return ", " + render(usage)
    }
}
