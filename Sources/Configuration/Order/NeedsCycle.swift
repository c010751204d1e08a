/// A ring of needs as a sentence shows it.
enum NeedsCycle {
    private static let most = 12

    /// `a.md → b.md → a.md`; the middle of a long ring is left out.
    static func shown(_ names: [String]) -> String {
        guard let first = names.first else { return "" }
        let ring = names + [first]
        guard ring.count > most else { return ring.joined(separator: " → ") }
        let left = "… \(ring.count - most + 1) more …"
        return (ring.prefix(most / 2) + [left] + ring.suffix(most / 2 - 1)).joined(separator: " → ")
    }
}
