/// What a proof did, in numbers, and what it found.
package struct ProofReport: Sendable, CustomStringConvertible {
    /// What it counted, in the order in which it is told.
    package private(set) var numbers: [(name: String, value: Int)] = []
    /// Each promise that was broken, with what replays it.
    package private(set) var violations: [String] = []
    /// Why it could not be tried here, such as a tool that is missing.
    package private(set) var skipped: String?

    /// Makes an empty report.
    package init() {}

    /// Makes the report of a proof that cannot be tried here.
    package init(skipped reason: String) { skipped = reason }

    /// Counts.
    package mutating func count(_ name: String, _ value: Int = 1) {
        if let place = numbers.firstIndex(where: { $0.name == name }) {
            numbers[place].value += value
        } else {
            numbers.append((name, value))
        }
    }

    /// Keeps the largest value.
    package mutating func raise(_ name: String, to value: Int) {
        if let place = numbers.firstIndex(where: { $0.name == name }) {
            numbers[place].value = max(numbers[place].value, value)
        } else {
            numbers.append((name, value))
        }
    }

    /// Notes a broken promise.
    package mutating func violate(_ sentence: String) { violations.append(sentence) }

    /// Whether it was tried and every promise was kept.
    package var isKept: Bool { skipped == nil && violations.isEmpty && !numbers.isEmpty }

    /// What a count came to.
    package func number(_ name: String) -> Int { numbers.first { $0.name == name }?.value ?? 0 }

    package var description: String {
        if let skipped { return "skipped: \(skipped)" }
        let counts = numbers.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        let broken = violations.prefix(20).map { "\n  broken: \($0)" }.joined()
        let more = violations.count > 20 ? "\n  … and \(violations.count - 20) more" : ""
        return counts + ", violations: \(violations.count)" + broken + more
    }
}
