/// Strings as JSON writes them.
enum JSONEscaping {
    /// Appends a string in quotation marks.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
        if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { append($0, to: &bytes) } }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies runs of plain bytes at once and stops only where something must be escaped.
    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var runStart = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let length = lengthToEscape(text, index)
            guard length > 0 else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
            appendEscape(UnsafeBufferPointer(rebasing: text[index..<(index + length)]), to: &bytes)
            index += length
            runStart = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<text.endIndex]))
    }

    /// How many bytes at an index form one character that must be escaped; 0 where none does.
    @inline(__always)
    private static func lengthToEscape(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte >= 0xC2 { return isObeyed(byte, text, index) ? (byte < 0xE0 ? 2 : 3) : 0 }
        return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F ? 1 : 0
    }

    /// Whether a character begins here that JSON allows but that terminals or JavaScript obey: a C1 control, a line or
    /// paragraph separator, or a mark that changes the direction of writing.
    private static func isObeyed(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        func follows(_ offset: Int, _ range: ClosedRange<UInt8>) -> Bool {
            index + offset < text.endIndex && range.contains(text[index + offset])
        }
        switch byte {
        case 0xC2: return follows(1, 0x80...0x9F)
        case 0xD8: return follows(1, 0x9C...0x9C)
        case 0xE2:
            if follows(1, 0x80...0x80) { return follows(2, 0x8E...0x8F) || follows(2, 0xA8...0xAE) }
            return follows(1, 0x81...0x81) && follows(2, 0xA6...0xA9)
        default: return false
        }
    }

    private static func appendEscape(_ character: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        switch character[0] {
        case 0x22: bytes.append(contentsOf: "\\\"".utf8)
        case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        default:
            bytes.append(contentsOf: "\\u".utf8)
            let number = scalar(character)
            for shift in [12, 8, 4, 0] as [UInt16] { bytes.append(hexadecimal(UInt8(number >> shift & 0x0F))) }
        }
    }

    /// The number of the character that one to three bytes form.
    private static func scalar(_ character: UnsafeBufferPointer<UInt8>) -> UInt16 {
        let first = UInt16(character[0])
        let lead = character.count == 1 ? first : character.count == 2 ? first & 0x1F : first & 0x0F
        return character.dropFirst().reduce(lead) { $0 << 6 | UInt16($1 & 0x3F) }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
