/// Words that are looked for as whole words, in capitals or not.
///
/// In a phrase a blank stands for any blanks and line ends, `#` for a number, `…` for up to 80 bytes of the same line;
/// `^` at its beginning says that it begins a line. It begins with a word, which is what it is found by.
struct Phrase: Sendable {
    /// How much `…` skips at most.
    private static let longestGap = 80

    /// Its first word, in small letters.
    let firstWord: String
    /// Whether it counts only at the beginning of a line.
    let beginsLine: Bool
    /// What follows the first word, in small letters.
    private let rest: [Unicode.Scalar]

    /// Reads a phrase.
    init(_ text: String) {
        let plain = text.hasPrefix("^") ? text.dropFirst() : text[...]
        let word = plain.utf8.prefix { TextWords.isWord($0) }
        firstWord = String(plain[word.startIndex..<word.endIndex]).lowercased()
        rest = Array(plain[word.endIndex...].lowercased().unicodeScalars)
        beginsLine = text.hasPrefix("^")
    }

    /// Where it ends in a text whose word before the place is its first word; nil where it is not there.
    func end(in text: ArraySlice<UInt8>) -> Int? { Self.match(rest[...], text) }

    private static func match(_ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<UInt8>) -> Int? {
        var pattern = pattern
        var text = text
        var last: Unicode.Scalar = "a"
        while let wanted = pattern.popFirst() {
            last = wanted
            switch wanted {
            case " ":
                guard let next = text.first, isBlank(next) else { return nil }
                text = text.drop(while: isBlank)
            case "#":
                guard let next = text.first, isDigit(next) else { return nil }
                text = text.drop { isDigit($0) || $0 == UInt8(ascii: ".") }
            case "…": return afterGap(pattern, text)
            default:
                for byte in Character(wanted).utf8 {
                    guard let next = text.popFirst(), TextWords.lowercased(next) == byte else { return nil }
                }
            }
        }
        let endsInWord = last.isASCII && TextWords.isWord(UInt8(last.value))
        if endsInWord, let next = text.first, TextWords.isWord(next) { return nil }
        return text.startIndex
    }

    private static func afterGap(_ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<UInt8>) -> Int? {
        var text = text
        for _ in 0...longestGap {
            if let end = match(pattern, text) { return end }
            guard let skipped = text.popFirst(), skipped != UInt8(ascii: "\n") else { return nil }
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
