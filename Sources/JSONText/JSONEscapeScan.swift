/// The escapes of a JSON string that comes in pieces.
struct JSONEscapeScan: Sendable {
    /// Whether the next byte belongs to an escape.
    private(set) var isOpen = false
    private var digits = 0
    private var unit: UInt32 = 0
    private var lead: UInt32?

    /// A backslash was read.
    mutating func begin() { isOpen = true }

    /// Whether half of a surrogate pair waits for the other one.
    var hasHalf: Bool { lead != nil }

    /// Takes a byte after a backslash; appends what the escape means at its end.
    mutating func take(_ byte: UInt8, to text: inout [UInt8]) {
        if digits > 0 { return takeDigit(byte, to: &text) }
        if byte == UInt8(ascii: "u") {
            digits = 4
            unit = 0
            return
        }
        isOpen = false
        endHalf(to: &text)
        text.append(Self.meaning(of: byte))
    }

    /// The other half of a pair did not come.
    mutating func endHalf(to text: inout [UInt8]) {
        if lead != nil { Self.append(0xFFFD, to: &text) }
        lead = nil
    }

    private mutating func takeDigit(_ byte: UInt8, to text: inout [UInt8]) {
        guard let digit = Self.digit(byte) else {
            self = JSONEscapeScan()
            return Self.append(0xFFFD, to: &text)
        }
        unit = unit << 4 | digit
        digits -= 1
        if digits > 0 { return }
        isOpen = false
        if let first = lead, (0xDC00...0xDFFF).contains(unit) {
            lead = nil
            Self.append(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00), to: &text)
            return
        }
        endHalf(to: &text)
        if (0xD800...0xDBFF).contains(unit) { lead = unit } else { Self.append(unit, to: &text) }
    }

    private static func meaning(of byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: byte
        }
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte) - 48
        case 65...70: UInt32(byte) - 55
        case 97...102: UInt32(byte) - 87
        default: nil
        }
    }

    private static func append(_ value: UInt32, to text: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
