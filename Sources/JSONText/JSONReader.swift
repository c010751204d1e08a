/// Reads JSON as RFC 8259 defines it, strictly, and says what is wrong where it is not.
package struct JSONReader {
    /// Nesting that is accepted at most, whatever a caller asks for: reading is recursive.
    private static let deepest = 512

    /// Values that are accepted at most: each takes far more memory than its text.
    package static let mostValues = 1 << 20

    let bytes: [UInt8]
    let maximumDepth: Int
    var offset = 0
    private var values = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes on this line, before `offset`, that continue a character.
    var continuationBytes = 0

    private init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = min(maximumDepth, JSONReader.deepest)
    }

    /// Reads one value that fills the whole text; a byte order mark before it is accepted.
    package static func read(
        _ bytes: [UInt8], maximumDepth: Int = 128, maximumBytes: Int = 16 * 1024 * 1024
    ) throws(JSONProblem) -> JSONValue {
        guard bytes.count <= maximumBytes else {
            throw JSONProblem(
                message: "The text has \(bytes.count) bytes; at most \(maximumBytes) are accepted.", line: 1, column: 1)
        }
        var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
        return try reader.document()
    }

    private mutating func document() throws(JSONProblem) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            offset = 3
            lineStart = 3
        }
        skipBlanks()
        guard offset < bytes.count else { throw problem("The text is empty; a JSON value was expected.") }
        let value = try self.value(depth: 0)
        skipBlanks()
        guard offset == bytes.count else {
            throw unexpected("the end of the text")
        }
        return value
    }

    /// Reads the value at the offset.
    mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        let place = self.place
        guard let first = current else { throw unexpected("a value") }
        values += 1
        if values > JSONReader.mostValues {
            throw problem("The text has more than \(JSONReader.mostValues) values, which is not accepted.")
        }
        switch first {
        case UInt8(ascii: "\""): return JSONValue(kind: .string(try string()), place: place)
        case UInt8(ascii: "{"): return JSONValue(kind: .object(try members(depth: depth + 1)), place: place)
        case UInt8(ascii: "["): return JSONValue(kind: .array(try elements(depth: depth + 1)), place: place)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONValue(kind: try number(), place: place)
        case UInt8(ascii: "t"): return JSONValue(kind: try word("true", .bool(true)), place: place)
        case UInt8(ascii: "f"): return JSONValue(kind: try word("false", .bool(false)), place: place)
        case UInt8(ascii: "n"): return JSONValue(kind: try word("null", .null), place: place)
        default: throw unexpected("a value")
        }
    }

    private mutating func word(_ word: StaticString, _ kind: JSONValue.Kind) throws(JSONProblem) -> JSONValue.Kind {
        let text = Array(word.description.utf8)
        let end = offset + text.count
        guard end <= bytes.count, bytes[offset..<end].elementsEqual(text), !isLetter(at: end) else {
            throw unexpected("a value")
        }
        offset = end
        return kind
    }

    private func isLetter(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let lowered = bytes[index] | 0x20
        return lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z")
    }

    /// The byte at the offset; nil at the end.
    var current: UInt8? {
        @inline(__always) get { offset < bytes.count ? bytes[offset] : nil }
    }

    /// The place of the offset, which must not be inside a string.
    var place: JSONPlace {
        @inline(__always) get { JSONPlace(line: line, column: offset - lineStart - continuationBytes + 1) }
    }

    /// Goes on to what is no blank. Line ends can only be here, so that lines are counted nowhere else.
    @inline(__always)
    mutating func skipBlanks() {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            offset += 1
            if byte == 0x0A {
                line += 1
                lineStart = offset
                continuationBytes = 0
            }
        }
    }
}

extension JSONReader {
    /// A problem at an offset of the current line; the offset of the reader where none is given.
    func problem(_ message: String, at index: Int? = nil) -> JSONProblem {
        let end = min(index ?? offset, bytes.count)
        let start = min(lineStart, end)
        var characters = 0
        for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { characters += 1 }
        return JSONProblem(message: message, line: line, column: characters + 1)
    }
}
