/// Well-formed UTF-8, as table 3-7 of the Unicode standard has it.
enum UTF8Sequence {
    /// The length of the well-formed sequence of two to four bytes at an index; nil where there is none.
    static func length(in bytes: [UInt8], at index: Int) -> Int? {
        guard let (length, second) = shape(of: bytes[index]) else { return nil }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for byte in bytes[(index + 2)..<(index + length)] where byte & 0xC0 != 0x80 { return nil }
        return length
    }

    /// How many bytes a first byte announces, and which second bytes may follow it.
    private static func shape(of first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch first {
        case 0xC2...0xDF: return (2, 0x80...0xBF)
        case 0xE0: return (3, 0xA0...0xBF)
        case 0xED: return (3, 0x80...0x9F)
        case 0xE1...0xEF: return (3, 0x80...0xBF)
        case 0xF0: return (4, 0x90...0xBF)
        case 0xF1...0xF3: return (4, 0x80...0xBF)
        case 0xF4: return (4, 0x80...0x8F)
        default: return nil
        }
    }
}
