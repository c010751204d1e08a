extension Option.Check {
    /// What a value should be, where it is not; nil for a good one.
    func problem(with value: String) -> String? {
        switch self {
        case .text: return nil
        case .number(let limit):
            let isPlain = value.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
            if isPlain, let number = Double(value), number > 0, number <= limit { return nil }
            return "a number above 0 and at most \(Int(limit))"
        case .count(let limit):
            let isPlain = value.utf8.allSatisfy { (48...57).contains($0) }
            if isPlain, let count = Int(value), (1...limit).contains(count) { return nil }
            return "a whole number from 1 to \(limit)"
        }
    }
}
