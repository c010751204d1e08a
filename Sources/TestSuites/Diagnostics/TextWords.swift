/// The words of a text, with their places.
struct TextWords: Sequence, IteratorProtocol {
    /// A word of the text.
    struct Word {
        /// It, in small letters.
        var text: String
        /// Where it is in the text.
        var place: Range<Int>
        /// Whether nothing but blanks and marks of a tool stand before it in its line.
        var beginsLine: Bool
    }

    /// A longer word is none of ours.
    private static let longest = 64

    private let bytes: [UInt8]
    private var position = 0
    private var isAtLineStart = true

    /// Takes the words of a text.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next word.
    mutating func next() -> Word? {
        while position < bytes.count, !Self.isWord(bytes[position]) {
            // A blank, an exclamation mark, an arrow or a quote are what tools put before a message.
            switch bytes[position] {
            case UInt8(ascii: "\n"): isAtLineStart = true
            case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="):
                isAtLineStart = false
            default: break
            }
            position += 1
        }
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        let shown = bytes[start..<Swift.min(position, start + Self.longest)].map(Self.lowercased)
        defer { isAtLineStart = false }
        return Word(text: String(decoding: shown, as: UTF8.self), place: start..<position, beginsLine: isAtLineStart)
    }

    /// Whether the byte is part of a word: a letter, a digit, an underscore.
    static func isWord(_ byte: UInt8) -> Bool {
        let small = byte | 0x20
        return (0x61...0x7A).contains(small) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// The byte as a small letter.
    static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
