extension JSONReader {
    /// The problem that something else was expected at the offset.
    func unexpected(_ expected: String) -> JSONProblem {
        guard let byte = current else { return problem("The text ends where \(expected) was expected.") }
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") {
            return problem("JSON has no comments; remove it (\(expected) was expected).")
        }
        if byte == UInt8(ascii: "'") {
            return problem("A single quotation mark is not JSON; use double ones (\(expected) was expected).")
        }
        if byte >= 0x80, UTF8Sequence.length(in: bytes, at: offset) == nil {
            return problem("The text is not valid UTF-8 here; save the file as UTF-8.")
        }
        return problem("\(QuotedText.shown(foundText())) stands where \(expected) was expected.")
    }

    /// What stands at the offset: a word, or one character.
    private func foundText() -> String {
        let rest = bytes[offset..<min(bytes.count, offset + 24)]
        let word = rest.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        if !word.isEmpty { return String(decoding: word, as: UTF8.self) }
        let length = UTF8Sequence.length(in: bytes, at: offset) ?? 1
        return String(decoding: rest.prefix(length), as: UTF8.self)
    }
}
