/// Text as HTML has it: markup is escaped, and characters that could deceive are made visible.
enum EscapedText {
    /// Appends text. Control characters become their pictures (`␀`), those that change the direction of writing their
    /// names (`‹U+202E›`); line ends and tabs stay.
    static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
        let isDone: Void? = text.withContiguousStorageIfAvailable { append(buffer: $0, to: &bytes) }
        if isDone == nil { Array(text).withUnsafeBufferPointer { append(buffer: $0, to: &bytes) } }
    }

    private static func append(buffer: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < buffer.count {
            guard isSpecial[Int(buffer[index])], let (count, replacement) = special(buffer, index) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: buffer[start..<index])
            bytes += replacement
            index += count
            start = index
        }
        bytes.append(contentsOf: buffer[start..<buffer.count])
    }

    /// The bytes that can begin something that is replaced.
    private static let isSpecial: [Bool] = (0..<256).map { byte in
        (byte < 32 && byte != 9 && byte != 10) || byte == 127 || [34, 38, 39, 60, 62].contains(byte)
            || [0xC2, 0xD8, 0xE2, 0xEF].contains(byte)
    }

    /// How many bytes are replaced by what; nil where they stay.
    private static func special(
        _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> (count: Int, replacement: [UInt8])? {
        switch buffer[index] {
        case 34: return (1, Array("&quot;".utf8))
        case 38: return (1, Array("&amp;".utf8))
        case 39: return (1, Array("&#39;".utf8))
        case 60: return (1, Array("&lt;".utf8))
        case 62: return (1, Array("&gt;".utf8))
        case 13 where index + 1 < buffer.count && buffer[index + 1] == 10: return (1, [])
        case 0..<32: return (1, [0xE2, 0x90, 0x80 + buffer[index]])
        case 127: return (1, [0xE2, 0x90, 0xA1])
        default: return hidden(buffer, index)
        }
    }

    /// Controls of the second set, marks of direction and the byte order mark.
    private static func hidden(
        _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> (count: Int, replacement: [UInt8])? {
        guard index + 1 < buffer.count else { return nil }
        let second = UInt32(buffer[index + 1] & 0x3F)
        if buffer[index] == 0xC2 || buffer[index] == 0xD8 {
            let value = UInt32(buffer[index] & 0x1F) << 6 | second
            return (0x80..<0xA0).contains(value) || value == 0x61C ? (2, named(value)) : nil
        }
        guard index + 2 < buffer.count else { return nil }
        let value = UInt32(buffer[index] & 0x0F) << 12 | second << 6 | UInt32(buffer[index + 2] & 0x3F)
        switch value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: return (3, named(value))
        default: return nil
        }
    }

    private static func named(_ value: UInt32) -> [UInt8] {
        let digits = String(value, radix: 16, uppercase: true)
        return Array("‹U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)›".utf8)
    }
}
