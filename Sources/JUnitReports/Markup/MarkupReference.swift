/// What `&…;` refers to.
enum MarkupReference: Equatable {
    /// A character that may stand in XML.
    case allowed
    /// The number of a character that XML does not allow, as tools write for control characters.
    case forbidden
    /// A name that only a DOCTYPE could explain.
    case unknown

    /// Reads a whole reference, from `&` to `;`.
    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
        if ["amp", "lt", "gt", "quot", "apos"].contains(text) {
            self = .allowed
        } else if text.hasPrefix("#"), text.utf8.count > 1 {
            self = MarkupReference.number(text.dropFirst())
        } else {
            self = .unknown
        }
    }

    /// Whether a byte can stand in a reference.
    static func canContain(_ byte: UInt8) -> Bool {
        let small = byte | 0x20
        return byte == UInt8(ascii: "#") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(small)
    }

    private static func number(_ text: Substring) -> MarkupReference {
        let isHexadecimal = text.hasPrefix("x")
        let digits = isHexadecimal ? text.dropFirst() : text
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "#") }) else { return .unknown }
        guard let number = UInt32(digits, radix: isHexadecimal ? 16 : 10) else {
            return digits.allSatisfy { $0.isHexDigit && (isHexadecimal || $0.isNumber) } ? .forbidden : .unknown
        }
        guard let scalar = Unicode.Scalar(number) else { return .forbidden }
        return XMLCharacter.isAllowed(scalar) ? .allowed : .forbidden
    }
}
