/// Trimming and collapsing of white space, byte by byte, so that it is linear for any input.
package enum WhiteSpace {
    /// Whether a byte is white space: space, tab or a line break of ASCII.
    package static func contains(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }

    /// The text without white space at its ends.
    package static func trimmed(_ text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: trimmed(bytes[...]), as: UTF8.self)
    }

    /// The bytes without white space at their ends.
    package static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !contains($0) }),
            let last = bytes.lastIndex(where: { !contains($0) })
        else { return [] }
        return bytes[first...last]
    }

    /// The text trimmed, and each run of white space in it made one space.
    package static func collapsed(_ text: some StringProtocol) -> String {
        var result: [UInt8] = []
        var isAfterGap = false
        for byte in text.utf8 {
            if contains(byte) {
                isAfterGap = true
                continue
            }
            if isAfterGap && !result.isEmpty { result.append(32) }
            isAfterGap = false
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
