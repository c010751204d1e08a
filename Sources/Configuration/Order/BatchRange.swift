/// The batches of a plan that are chosen, such as `1-3`, `2` or `all`.
package struct BatchRange: Sendable, Equatable {
    /// What a sentence says of a text that is none.
    package static let expectation = "must be a range of batches, such as 1-3, one batch, such as 2, or all"

    /// Nil for all of them.
    private let numbers: ClosedRange<Int>?

    /// Every batch.
    package static let all = BatchRange(nil)

    /// The batches with these numbers.
    package init(_ numbers: ClosedRange<Int>?) { self.numbers = numbers }

    /// Reads `1-3`, `2` or `all`; nil for anything else.
    package init?(_ text: String) {
        let text = WhiteSpace.trimmed(text)
        if text.lowercased() == "all" {
            self.init(nil)
            return
        }
        let ends = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
            .map { Self.number(WhiteSpace.trimmed($0)) }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
            return nil
        }
        self.init(first...last)
    }

    /// Whether a batch is among them.
    package func contains(_ number: Int) -> Bool { numbers?.contains(number) ?? true }

    private static func number(_ text: String) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}

extension BatchRange: CustomStringConvertible {
    /// The range as it is written on the command line.
    package var description: String {
        guard let numbers else { return "all" }
        return numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)-\(numbers.upperBound)"
    }
}
