extension JSONReader {
    /// Reads the string at the offset.
    mutating func string() throws(JSONProblem) -> String {
        let start = offset + 1
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                offset = index + 1
                return String(decoding: bytes[start..<index], as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(start: start, firstEscape: index) }
            index += try characterLength(at: index)
        }
        throw problem("The string that begins here has no end.")
    }

    /// Goes on with a string that contains an escape.
    private mutating func escapedString(start: Int, firstEscape: Int) throws(JSONProblem) -> String {
        var text = Array(bytes[start..<firstEscape])
        var index = firstEscape
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                offset = index + 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                index = try appendEscape(at: index, to: &text)
            } else {
                let length = try characterLength(at: index)
                text.append(contentsOf: bytes[index..<(index + length)])
                index += length
            }
        }
        throw problem("The string that begins here has no end.")
    }

    /// The bytes of the character at an index of a string, which must be allowed there.
    @inline(__always)
    private mutating func characterLength(at index: Int) throws(JSONProblem) -> Int {
        let byte = bytes[index]
        if byte >= 0x20 && byte < 0x80 { return 1 }
        guard byte >= 0x80 else { throw controlCharacter(byte, at: index) }
        guard let length = UTF8Sequence.length(in: bytes, at: index) else {
            throw problem("The text is not valid UTF-8 here; save the file as UTF-8.", at: index)
        }
        continuationBytes += length - 1
        return length
    }

    private func controlCharacter(_ byte: UInt8, at index: Int) -> JSONProblem {
        if byte == 0x0A || byte == 0x0D {
            return problem("The string that begins here does not end on its line; write a line break as \\n.")
        }
        return problem(
            "A control character (\(QuotedText.shown(String(Unicode.Scalar(byte))))) stands in a string; "
                + "write it as \\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16)).", at: index)
    }

    /// Appends what an escape means and returns the index after it.
    private func appendEscape(at index: Int, to text: inout [UInt8]) throws(JSONProblem) -> Int {
        guard index + 1 < bytes.count else { throw problem("The string that begins here has no end.") }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): text.append(0x22)
        case UInt8(ascii: "\\"): text.append(0x5C)
        case UInt8(ascii: "/"): text.append(0x2F)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): return try appendUnicodeEscape(at: index, to: &text)
        default:
            throw problem(
                "A backslash must be followed by one of \" \\ / b f n r t u; write \\\\ for a backslash.", at: index)
        }
        return index + 2
    }

    private func appendUnicodeEscape(at index: Int, to text: inout [UInt8]) throws(JSONProblem) -> Int {
        guard let unit = codeUnit(at: index) else {
            throw problem("\\u must be followed by four hexadecimal digits.", at: index)
        }
        if let scalar = Unicode.Scalar(UInt32(unit)) {
            text.append(contentsOf: String(Character(scalar)).utf8)
            return index + 6
        }
        guard UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: index + 6), UTF16.isTrailSurrogate(trail),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
        else {
            throw problem("The escape is half of a surrogate pair; write both halves or the character.", at: index)
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
        return index + 12
    }

    /// The value of a `\uXXXX` at an index; nil where none stands there.
    private func codeUnit(at index: Int) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[(index + 2)..<(index + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
