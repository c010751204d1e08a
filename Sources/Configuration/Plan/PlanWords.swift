/// Words that plans use for what they do not need, and the numbers that they mention.
package enum PlanWords {
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
        var seen = Set<PlanTaskNumber>()
        var isExpected = true
        var isAfterWord = false
        for token in tokens(of: text) {
            let lowered = token.lowercased()
            if lowered == word || lowered == word + "s" || lowered == word + "es" {
                (isExpected, isAfterWord) = (true, true)
                continue
            }
            if isExpected, let number = PlanTaskNumber(token), number.leading != nil || isAfterWord {
                if seen.insert(number).inserted { found.append(number) }
            } else if lowered != "and" {
                isExpected = false
            }
            isAfterWord = false
        }
        return found.isEmpty ? nil : found
    }

    /// Words and numbers; a remark in parentheses is left out.
    private static func tokens(of text: String) -> [String] {
        var tokens: [[UInt8]] = [[]]
        var depth = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            let isWord = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            if depth == 0, isWord || byte == UInt8(ascii: ".") || byte >= 128 {
                tokens[tokens.count - 1].append(byte)
            } else if tokens.last?.isEmpty == false {
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
