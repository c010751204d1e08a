/// Makes a stream of bytes from outside safe to show on a terminal, wherever it is cut and however long its lines are.
///
/// Line ends and tabs stay; everything else that a terminal obeys goes, as with `Printable`. What is no UTF-8 becomes
/// U+FFFD. Nothing is kept between two pieces but the beginning of a character.
package struct PrintableStream: Sendable {
    /// Where in the text the next character stands.
    private enum Place {
        case text, escape, intermediate, parameters, string, stringEscape
    }

    private var place = Place.text
    /// The beginning of a character whose end has not come yet.
    private var held: [UInt8] = []
    /// Whether a carriage return has just ended a line, which a line feed after it would end again.
    private var followsReturn = false
    private var shown: [UInt8] = []

    /// Makes a stream of which nothing has come yet.
    package init() {}

    /// Takes the next piece; gives what can be shown of it.
    package mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        let piece = held.isEmpty ? bytes : held + bytes
        let end = piece.count - Self.unfinished(piece)
        held = Array(piece[end...])
        return show(piece[..<end])
    }

    /// Ends the text; gives what stands for a character whose end never came.
    package mutating func finish() -> [UInt8] {
        defer { held = [] }
        return show(held[...])
    }

    private mutating func show(_ piece: ArraySlice<UInt8>) -> [UInt8] {
        shown.removeAll(keepingCapacity: true)
        shown.reserveCapacity(piece.count)
        var rest = piece
        while let first = rest.first {
            if place == .text, !followsReturn, Self.isPlain(first) {
                let end = rest.firstIndex { !Self.isPlain($0) } ?? rest.endIndex
                shown += rest[..<end]
                rest = rest[end...]
            } else {
                take(Self.scalar(&rest))
            }
        }
        return shown
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch place {
        case .text: takeText(scalar)
        case .escape: takeEscape(scalar)
        case .intermediate:
            if !(0x20...0x2F).contains(scalar.value) { leave(scalar, if: 0x30...0x7E) }
        case .parameters:
            if !(0x20...0x3F).contains(scalar.value) { leave(scalar, if: 0x40...0x7E) }
        case .string: takeString(scalar)
        case .stringEscape:
            place = scalar == "\\" ? .text : .escape
            if place == .escape { take(scalar) }
        }
    }

    /// Goes back to the text; what does not belong to the sequence is the first of it.
    private mutating func leave(_ scalar: Unicode.Scalar, if last: ClosedRange<UInt32>) {
        place = .text
        if !last.contains(scalar.value) { take(scalar) }
    }

    private mutating func takeEscape(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "[": place = .parameters
        case "]", "P", "X", "^", "_": place = .string
        case "\u{20}"..."\u{2F}": place = .intermediate
        default: leave(scalar, if: 0x30...0x7E)
        }
    }

    /// A string ends with ST or BEL, or with the line where it has no end.
    private mutating func takeString(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x1B: place = .stringEscape
        case 0x07, 0x9C: place = .text
        case 0x0A, 0x0D:
            place = .text
            take(scalar)
        default: break
        }
    }

    private mutating func takeText(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x0A:
            if !followsReturn { shown.append(0x0A) }
            followsReturn = false
        case 0x0D:
            shown.append(0x0A)
            followsReturn = true
        case 0x1B: place = .escape
        case 0x9B: place = .parameters
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F: place = .string
        default:
            guard let kept = scalar == "\t" ? scalar : Printable.kept(scalar) else { return }
            if let encoded = UTF8.encode(kept) { shown += encoded }
            followsReturn = false
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool { 0x20 <= byte && byte < 0x7F || byte == 0x0A || byte == 0x09 }

    /// Takes one character from the beginning.
    private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
        if let first = rest.first, first < 0x80 {
            rest.removeFirst()
            return Unicode.Scalar(first)
        }
        var bytes = rest.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        switch parser.parseScalar(from: &bytes) {
        case .valid(let encoded):
            rest.removeFirst(encoded.count)
            return Unicode.UTF8.decode(encoded)
        case .error(let length): rest.removeFirst(length)
        case .emptyInput: break
        }
        return "\u{FFFD}"
    }

    /// How many bytes at the end may be the beginning of a character.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for count in 1...3 where count <= bytes.count {
            let byte = bytes[bytes.count - count]
            guard byte & 0xC0 == 0x80 else { return length(announcedBy: byte) > count ? count : 0 }
        }
        return 0
    }

    private static func length(announcedBy first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
