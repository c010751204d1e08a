/// Text as XML has it.
enum XMLText {
    private static let replacement = Array("\u{FFFD}".utf8)

    /// Appends what stands between tags.
    static func append(content text: String, to bytes: inout [UInt8]) { append(text, isAttribute: false, to: &bytes) }

    /// Appends a blank, the attribute's name, and its value; nothing where there is none.
    static func append(_ name: String, _ value: String?, to bytes: inout [UInt8]) {
        guard let value else { return }
        bytes.append(UInt8(ascii: " "))
        bytes += name.utf8
        bytes += "=\"".utf8
        append(value, isAttribute: true, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// What XML cannot hold at all, not even escaped, becomes U+FFFD.
    private static func append(_ text: String, isAttribute: Bool, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\"") where isAttribute: bytes += "&quot;".utf8
            case 0x0D: bytes += "&#13;".utf8
            case 0x09 where isAttribute, 0x0A where isAttribute: bytes += "&#\(byte);".utf8
            case 0x09, 0x0A: bytes.append(byte)
            case 0..<0x20: bytes += replacement
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            case 0xBE, 0xBF:
                let isForbidden = bytes.suffix(2).elementsEqual([0xEF, 0xBF])
                if isForbidden { bytes.removeLast(2) }
                bytes += isForbidden ? replacement : [byte]
            default: bytes.append(byte)
            }
        }
    }
}
