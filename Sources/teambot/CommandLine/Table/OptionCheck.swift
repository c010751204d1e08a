extension Option.Check {
    /// What a value should be, where it is not; nil for a good one.
    func problem(with value: String) -> String? {
        switch self {
        case .text: return nil
        case .choice(let words): return words.contains(value) ? nil : Self.listing(words)
        case .number(let limit):
            let isPlain = value.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
            if isPlain, let number = Double(value), number > 0, number <= limit { return nil }
            return "a number above 0 and at most \(Int(limit))"
        case .whole(let range):
            let isPlain = value.utf8.allSatisfy { (48...57).contains($0) }
            if isPlain, let count = Int(value), range.contains(count) { return nil }
            return "a whole number from \(range.lowerBound) to \(range.upperBound)"
        }
    }

    /// Words as one lists them in a sentence: `text, dot or svg`.
    static func listing(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + (words.count > 1 ? " or " : "") + (words.last ?? "")
    }
}
