/// A bar of the timeline, from and to a place between 0 and 1000.
struct Bar: Equatable {
    var from: Double
    var to: Double
    /// `good`, `bad`, `warn`, `busy` or `idle`.
    var look: String
    /// What is said of it.
    var title: String

    /// Bars that nobody could tell apart become one, of the worst look among them.
    static func merged(_ bars: [Bar], closerThan gap: Double, word: String = "attempt") -> [Bar] {
        var merged: [(bar: Bar, count: Int)] = []
        for bar in bars.sorted(by: { $0.from < $1.from }) {
            guard let last = merged.last, bar.from - last.bar.to < gap, bar.to - last.bar.from < gap * 4 else {
                merged.append((bar, 1))
                continue
            }
            merged[merged.count - 1].bar.to = max(last.bar.to, bar.to)
            merged[merged.count - 1].count += 1
            if rank(bar.look) > rank(last.bar.look) { merged[merged.count - 1].bar.look = bar.look }
        }
        return merged.map { part in
            var bar = part.bar
            if part.count > 1 { bar.title = "\(part.count) \(word)s" }
            return bar
        }
    }

    private static func rank(_ look: String) -> Int {
        ["idle", "good", "busy", "warn", "bad"].firstIndex(of: look) ?? 0
    }

    /// Tenths of a percent as a percentage with two digits, in integers.
    static func percent(_ place: Double) -> String {
        let hundredths = Int(max(0, min(1_000, place)) * 10 + 0.5)
        return "\(hundredths / 100).\(DurationText.twoDigits(hundredths % 100))%"
    }
}
