/// How many attempts were at work at once, over the time of a run.
struct Crowd {
    /// The largest number in each of so many equal parts of the whole.
    let counts: [Int]

    init(_ bars: [(from: Double, to: Double)], parts: Int = 240) {
        var changes: [(place: Double, change: Int)] = []
        for bar in bars {
            changes.append((bar.from, 1))
            changes.append((max(bar.to, bar.from), -1))
        }
        // What ends where another begins makes room for it.
        changes.sort { ($0.place, $0.change) < ($1.place, $1.change) }
        var counts = [Int](repeating: 0, count: parts)
        var now = 0
        var next = 0
        for part in 0..<parts {
            let start = Double(part) / Double(parts) * 1_000
            let end = Double(part + 1) / Double(parts) * 1_000
            while next < changes.count, changes[next].place <= start {
                now += changes[next].change
                next += 1
            }
            counts[part] = max(0, now)
            while next < changes.count, changes[next].place < end || part == parts - 1 {
                now += changes[next].change
                counts[part] = max(counts[part], now)
                next += 1
            }
        }
        self.counts = counts
    }

    /// The most at any time.
    var most: Int { counts.max() ?? 0 }
}
