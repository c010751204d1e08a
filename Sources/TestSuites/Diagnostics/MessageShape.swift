/// What messages of the same cause have in common: everything but numbers, addresses, paths and quoted values.
enum MessageShape {
    /// How much of a message is looked at.
    private static let longest = 400
    private static let quotes: Set<Character> = ["'", "\"", "`"]

    /// The message with `#`, `/…` and `'…'` in place of what differs from case to case.
    static func of(_ message: String) -> String {
        var shape = ""
        var rest = OneLine.of(message, atMost: longest)[...]
        while let next = rest.first {
            if quotes.contains(next), shape.last?.isLetter != true, let end = rest.dropFirst().firstIndex(of: next) {
                shape += "\(next)…\(next)"
                rest = rest[end...].dropFirst()
            } else if next == " " || quotes.contains(next) {
                shape.append(next)
                rest = rest.dropFirst()
            } else {
                let token = rest.prefix { $0 != " " && !quotes.contains($0) }
                shape += token.contains("/") || isPlace(token) ? "/…" : numberless(token)
                rest = rest[token.endIndex...]
            }
        }
        return shape
    }

    /// A token with `#` for each number; an address is one, too.
    private static func numberless(_ token: Substring) -> String {
        var text = ""
        for part in token.split(omittingEmptySubsequences: false, whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            text += isNumber(part) ? "#" : digitless(part)
            if part.endIndex < token.endIndex { text.append(token[part.endIndex]) }
        }
        return text
    }

    /// Whether a token is a place in a file: `stock_test.go:12`.
    private static func isPlace(_ token: Substring) -> Bool {
        let parts = token.split(separator: ":")
        return parts.count > 1 && parts[0].dropFirst().contains(".") && parts[1].allSatisfy(\.isNumber)
            && !parts[0].allSatisfy { $0.isNumber || $0 == "." }
    }

    private static func isNumber(_ word: Substring) -> Bool {
        let isHexadecimal = word.allSatisfy { $0.isHexDigit }
        return word.hasPrefix("0x") || isHexadecimal && word.count >= 6 && word.contains { $0.isNumber }
    }

    private static func digitless(_ word: Substring) -> String {
        var text = ""
        for character in word where !(character.isNumber && text.last == "#") {
            text.append(character.isNumber ? "#" : character)
        }
        return text
    }
}
