/// Makes well-formed UTF-8 of a report's bytes, piece by piece; what XML allows nowhere becomes U+FFFD.
struct TextRepair {
    private let encoding: TextEncoding
    /// The beginning of a character whose rest comes with the next piece.
    private var held: [UInt8] = []
    /// The first half of a surrogate pair.
    private var lead: UInt16?

    /// Makes a repair of text in an encoding.
    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// Appends the text of the next bytes.
    mutating func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.reserveCapacity(text.count + bytes.count + 8)
        guard held.isEmpty else {
            let joined = held + bytes
            held = []
            return append(joined[...], to: &text)
        }
        switch encoding {
        case .utf8: bytes.withUnsafeBufferPointer { repairUTF8($0, to: &text) }
        case .windows1252: for byte in bytes { XMLCharacter.append(Windows1252.scalar(byte), to: &text) }
        case .utf16LittleEndian, .utf16BigEndian: repairUTF16(bytes, to: &text)
        }
    }

    /// Appends what is left of a character whose rest never came.
    mutating func finish(_ text: inout [UInt8]) {
        if !held.isEmpty || lead != nil { XMLCharacter.appendReplacement(to: &text) }
        held = []
        lead = nil
    }

    /// Copies runs of plain characters at once; looks only at the others.
    private mutating func repairUTF8(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, XMLCharacter.isPlain(bytes[index]) { index += 1 }
            if index > start { text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
            guard index < bytes.count else { return }
            let length = XMLCharacter.length(ofLead: bytes[index])
            let rest = UnsafeBufferPointer(rebasing: bytes[index..<min(bytes.count, index + max(1, length))])
            if rest.count < length, rest.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) {
                held = Array(rest)
                return
            }
            let scalar = XMLCharacter.scalar(of: rest)
            XMLCharacter.append(scalar, to: &text)
            index += scalar == nil ? 1 : length
        }
    }

    private mutating func repairUTF16(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            index += 2
            append(encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first, to: &text)
        }
        held = Array(bytes[index...])
    }

    private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
        if let first = lead {
            lead = nil
            guard UTF16.isTrailSurrogate(unit) else {
                XMLCharacter.appendReplacement(to: &text)
                return append(unit, to: &text)
            }
            let number = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
            return XMLCharacter.append(Unicode.Scalar(number), to: &text)
        }
        if UTF16.isLeadSurrogate(unit) { lead = unit } else { XMLCharacter.append(Unicode.Scalar(unit), to: &text) }
    }
}
