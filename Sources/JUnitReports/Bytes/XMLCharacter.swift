/// Characters as XML 1.0 allows them, and as UTF-8 writes them.
enum XMLCharacter {
    /// Whether a byte is a whole character that is allowed.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D)
    }

    /// Whether a character may stand in XML.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Appends a character, or U+FFFD where it is none or not allowed.
    static func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) {
        guard let scalar, isAllowed(scalar) else { return appendReplacement(to: &text) }
        if scalar.isASCII { return text.append(UInt8(truncatingIfNeeded: scalar.value)) }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Appends U+FFFD.
    static func appendReplacement(to text: inout [UInt8]) { text.append(contentsOf: UTF8.encodedReplacementCharacter) }

    /// How many bytes a first byte announces; 0 where no character begins with it.
    static func length(ofLead byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// The character of whole bytes; nil where they are not well formed.
    static func scalar(of bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        guard let first = bytes.first, bytes.count == length(ofLead: first) else { return nil }
        guard bytes.count > 1 else { return Unicode.Scalar(first) }
        var number = UInt32(first) & (0x7F >> UInt32(bytes.count))
        for byte in bytes.dropFirst() {
            guard byte & 0xC0 == 0x80 else { return nil }
            number = number << 6 | UInt32(byte & 0x3F)
        }
        let least: UInt32 = bytes.count == 2 ? 0x80 : bytes.count == 3 ? 0x800 : 0x10000
        return number < least ? nil : Unicode.Scalar(number)
    }
}
