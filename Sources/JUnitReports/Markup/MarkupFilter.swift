/// Prepares markup for a parser, piece by piece: what is left has elements, attributes and text, and nothing that grows.
///
/// Comments, instructions and the XML declaration are dropped but for their line ends; CDATA becomes ordinary text;
/// the ends of very long attributes are left out; references to characters that XML does not allow, which real tools
/// write, become U+FFFD. Whether elements are closed and attributes well written is the parser's affair.
struct MarkupFilter {
    /// Where in the markup the next byte stands.
    enum Place: Equatable {
        case content, beginning, tag, value, comment, instruction, data
    }

    /// Stands for the colon after a prefix: tools use prefixes that they do not declare, and for each such name the
    /// parser complains and keeps some memory.
    static let prefixMark: Character = "·"

    /// Where the next byte stands.
    var place = Place.content
    /// What was found that ends the reading.
    private(set) var problem: MarkupProblem?
    /// Bytes that cannot be understood without those that follow: the beginning of markup, or a reference.
    var held: [UInt8] = []
    /// How many bytes were seen in a row that begin the end of a comment, an instruction or CDATA.
    var closing = 0
    /// The quotation mark that ends the value.
    var quote: UInt8 = 0
    /// Bytes of this tag outside of values.
    var tagBytes = 0
    /// Bytes of values that this tag may still have.
    var valueRoom = 0
    /// Bytes that this value may still have.
    var room = 0
    /// Whether anything but blanks was seen.
    private var hasBegun = false

    /// Whether the text ends here as a document could: outside of tags, references and comments.
    var isBetweenTags: Bool { place == .content && held.isEmpty }

    /// Whether only blanks were seen.
    var isBlank: Bool { !hasBegun }

    /// Appends what the parser shall see of the next bytes; after a problem, nothing more, and the index of that.
    mutating func append(_ bytes: [UInt8], to output: inout [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            if !hasBegun { index = passBlanks(bytes, to: &output) }
            while index < bytes.count, problem == nil {
                if !held.isEmpty {
                    takeHeld(bytes, &index, to: &output)
                } else {
                    take(bytes, &index, to: &output)
                }
            }
            return index
        }
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]) {
        switch place {
        case .content: takeContent(bytes, &index, to: &output)
        case .tag: takeTag(bytes, &index, to: &output)
        case .value: takeValue(bytes, &index, to: &output)
        case .comment: drop(bytes, &index, until: UInt8(ascii: "-"), to: &output)
        case .instruction: drop(bytes, &index, until: UInt8(ascii: "?"), to: &output)
        case .data: takeData(bytes, &index, to: &output)
        case .beginning: place = .content
        }
    }

    /// Ends the reading.
    mutating func stop(_ problem: MarkupProblem) { self.problem = problem }

    /// Before anything else there may be blanks; what begins with no `<` is no XML.
    private mutating func passBlanks(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x20, 0x09, 0x0D: continue
            case 0x0A: output.append(byte)
            case UInt8(ascii: "<"):
                hasBegun = true
                return index
            default:
                hasBegun = true
                stop(.noMarkup)
                return index
            }
        }
        return bytes.count
    }

    /// Copies text up to the next markup or reference.
    private mutating func takeContent(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]
    ) {
        let start = index
        while index < bytes.count, !Self.endsText(bytes[index]) { index += 1 }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        guard index < bytes.count else { return }
        defer { index += 1 }
        // Node's test runner leaves this as it is, and XML does not allow it after two brackets.
        if bytes[index] == UInt8(ascii: ">") { return output.append(contentsOf: "&gt;".utf8) }
        held.append(bytes[index])
        if bytes[index] == UInt8(ascii: "<") { place = .beginning }
    }

    @inline(__always)
    private static func endsText(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ">")
    }

    /// Goes on with a reference or with the beginning of markup.
    private mutating func takeHeld(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]) {
        let byte = bytes[index]
        if place == .beginning {
            if takeBeginning(byte, to: &output) { index += 1 }
        } else if byte == UInt8(ascii: ";") {
            held.append(byte)
            index += 1
            takeReference(to: &output)
        } else if held.count < 12, MarkupReference.canContain(byte) {
            held.append(byte)
            index += 1
        } else {
            passAmpersand(to: &output)
        }
    }

    /// Passes a whole reference on, or what stands for it.
    private mutating func takeReference(to output: inout [UInt8]) {
        switch MarkupReference(held) {
        case .allowed: appendWithinRoom(held, to: &output)
        case .forbidden: appendWithinRoom(Array(UTF8.encodedReplacementCharacter), to: &output)
        case .unknown: return passAmpersand(to: &output)
        }
        held.removeAll(keepingCapacity: true)
    }

    /// An ampersand that begins no reference is one: old versions of vitest write messages as they are.
    private mutating func passAmpersand(to output: inout [UInt8]) {
        appendWithinRoom(Array("&amp;".utf8) + held.dropFirst(), to: &output)
        held.removeAll(keepingCapacity: true)
    }

    private mutating func appendWithinRoom(_ bytes: [UInt8], to output: inout [UInt8]) {
        guard place == .value else { return output.append(contentsOf: bytes) }
        guard room >= bytes.count else {
            room = 0
            return
        }
        room -= bytes.count
        output.append(contentsOf: bytes)
    }
}
