/// The number of a task as a plan writes it: `3`, `1.2`, `2.1b` or `A.1`.
package struct PlanTaskNumber: Sendable {
    /// A piece between two dots; letters alone come after every number.
    private struct Part: Hashable, Sendable {
        let number: Int
        let letters: String
    }

    /// The number as written.
    package let text: String
    private let parts: [Part]

    /// Reads digits and letters with dots between them; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let pieces = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard !pieces.isEmpty, pieces.count <= 6 else { return nil }
        var parts: [Part] = []
        for piece in pieces {
            guard let part = Self.part(Array(piece), isFirst: parts.isEmpty) else { return nil }
            parts.append(part)
        }
        self.parts = parts
        self.text = String(text)
    }

    /// The number before the first dot; nil where a letter stands there.
    var leading: Int? { parts.first.flatMap { $0.number == Int.max ? nil : $0.number } }

    /// The numbers from this one to another that differs in its last part only; nil for any other, or too many.
    func through(_ last: PlanTaskNumber) -> [PlanTaskNumber]? {
        guard let from = parts.last, let to = last.parts.last, parts.dropLast() == last.parts.dropLast(),
            from.letters.isEmpty, to.letters.isEmpty, from.number < to.number, to.number - from.number <= 1_000
        else { return nil }
        let beginning = text.utf8.lastIndex(of: UInt8(ascii: ".")).map { text[...$0] } ?? ""
        return (from.number...to.number).compactMap { PlanTaskNumber("\(beginning)\($0)") }
    }

    /// Up to nine digits and two letters, or one letter; at the beginning a capital, so that `a` stays a word.
    private static func part(_ bytes: [UInt8], isFirst: Bool) -> Part? {
        let digits = bytes.prefix { (48...57).contains($0) }
        let letters = bytes.dropFirst(digits.count)
        guard digits.count <= 9, letters.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else {
            return nil
        }
        let name = String(decoding: letters, as: UTF8.self).lowercased()
        if let number = Int(String(decoding: digits, as: UTF8.self)) {
            return letters.count <= 2 ? Part(number: number, letters: name) : nil
        }
        guard letters.count == 1, let letter = letters.first, !isFirst || letter <= 90 else { return nil }
        return Part(number: Int.max, letters: name)
    }
}

extension PlanTaskNumber: Hashable {
    /// Whether both are the same number, however their letters and zeros are written.
    package static func == (left: PlanTaskNumber, right: PlanTaskNumber) -> Bool { left.parts == right.parts }

    /// Feeds what makes the number.
    package func hash(into hasher: inout Hasher) { hasher.combine(parts) }
}

extension PlanTaskNumber: Comparable {
    /// The order of tasks: 1.2, 1.2a, 1.10, 2, A.
    package static func < (left: PlanTaskNumber, right: PlanTaskNumber) -> Bool {
        for (one, other) in zip(left.parts, right.parts) where one != other {
            return (one.number, one.letters) < (other.number, other.letters)
        }
        return left.parts.count < right.parts.count
    }
}

extension PlanTaskNumber: CustomStringConvertible {
    /// The number as written.
    package var description: String { text }
}
