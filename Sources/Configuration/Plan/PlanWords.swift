/// Words that plans use for what they do not need, and the numbers that they mention.
package enum PlanWords {
    /// Nobody depends on more than this.
    private static let most = 10_000

    /// Whether a text says that there is nothing: `None`, `-`, `n/a`.
    static func isNothing(_ text: String) -> Bool {
        let marks: Set<UInt8> = [42, 46, 95, 96]
        let bytes = text.utf8.filter { !marks.contains($0) && !WhiteSpace.contains($0) }
        return ["", "none", "nothing", "n/a", "-", "–", "—"].contains(
            String(decoding: bytes, as: UTF8.self).lowercased())
    }

    /// The tasks that a text such as `Task 1.1, Task 1.2 and 2` mentions, each once; nil where it mentions none.
    package static func tasks(in text: String) -> [PlanTaskNumber]? { numbers(in: text, after: "task") }

    /// The batches that a text mentions; nil where it mentions none.
    static func batches(in text: String) -> [PlanTaskNumber]? { numbers(in: text, after: "batch") }

    /// The numbers after a word, and those in a text that begins with one; a letter only right after the word.
    private static func numbers(in text: String, after word: String) -> [PlanTaskNumber]? {
        if isNothing(text) { return [] }
        var found: [PlanTaskNumber] = []
        var isExpected = true
        var isAfterWord = false
        var isRange = false
        let tokens = tokens(of: text)
        if let first = tokens.first, isNothing(first) { return [] }
        for token in tokens {
            let lowered = token.lowercased()
            if lowered == word || lowered == word + "s" || lowered == word + "es" {
                (isExpected, isAfterWord) = (true, true)
                continue
            }
            if isExpected, let number = PlanTaskNumber(token), number.leading != nil || isAfterWord {
                if isRange, let first = found.last {
                    guard let range = first.through(number), found.count < most else { return nil }
                    found += range
                } else {
                    found.append(number)
                }
                isRange = false
            } else if ["-", "to", "through"].contains(lowered), !found.isEmpty {
                isRange = isExpected
            } else if lowered != "and" {
                (isExpected, isRange) = (false, false)
            }
            isAfterWord = false
        }
        var seen = Set<PlanTaskNumber>()
        return found.isEmpty ? nil : found.filter { seen.insert($0).inserted }
    }

    /// Words, numbers and dashes; a remark in parentheses is left out.
    private static func tokens(of text: String) -> [String] {
        var tokens: [[UInt8]] = [[]]
        var depth = 0
        for byte in text.replacing("–", with: "-").utf8 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            let isWord = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            if depth == 0, isWord || byte == UInt8(ascii: ".") || byte >= 128 {
                tokens[tokens.count - 1].append(byte)
            } else if tokens.last?.isEmpty == false {
                tokens.append([])
            }
            if depth == 0, byte == UInt8(ascii: "-") {
                tokens[tokens.count - 1] = [byte]
                tokens.append([])
            }
            if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
        }
        return tokens.map { token in
            var token = token[...]
            while token.last == UInt8(ascii: ".") { token = token.dropLast() }
            return String(decoding: token, as: UTF8.self)
        }.filter { !$0.isEmpty }
    }
}
