/// The places in markup that have rules of their own.
extension MarkupFilter {
    /// Adds a byte to the beginning of markup and decides what it is; false where the byte belongs to what follows.
    mutating func takeBeginning(_ byte: UInt8, to output: inout [UInt8]) -> Bool {
        held.append(byte)
        if held.count == 2, byte == UInt8(ascii: "?") {
            enter(.instruction)
        } else if held.elementsEqual("<!--".utf8) {
            enter(.comment)
        } else if held.elementsEqual("<![CDATA[".utf8) {
            enter(.data)
        } else if Self.mayBecome(held, "<!DOCTYPE") {
            if held.count == 9 { stop(.documentType) }
        } else if !Self.mayBecome(held, "<!--"), !Self.mayBecome(held, "<![CDATA[") {
            held.removeLast()
            beginTag(to: &output)
            return false
        }
        return true
    }

    private static func mayBecome(_ bytes: [UInt8], _ markup: StaticString) -> Bool {
        guard bytes.count <= markup.utf8CodeUnitCount else { return false }
        // No case makes a DOCTYPE harmless, and none of the others has letters in small.
        return markup.withUTF8Buffer { whole in
            zip(bytes, whole).allSatisfy { $0 == $1 || ($0 >= 0x61 && $0 <= 0x7A && $0 & 0xDF == $1) }
        }
    }

    private mutating func enter(_ place: Place) {
        self.place = place
        held.removeAll(keepingCapacity: true)
        closing = 0
    }

    private mutating func beginTag(to output: inout [UInt8]) {
        output.append(contentsOf: held)
        tagBytes = held.count
        enter(.tag)
        valueRoom = ReportLimits.values
    }

    /// Copies a tag up to its end, to a value or to the colon after a prefix.
    mutating func takeTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]) {
        let start = index
        while index < bytes.count, !Self.endsNames(bytes[index]) { index += 1 }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        tagBytes += index - start + 1
        if tagBytes > ReportLimits.tag { stop(.longTag) }
        guard index < bytes.count else { return }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: ":"): output.append(contentsOf: MarkupFilter.prefixMark.utf8)
        case UInt8(ascii: ">"):
            output.append(byte)
            place = .content
        default:
            output.append(byte)
            quote = byte
            room = min(ReportLimits.attribute, valueRoom)
            valueRoom -= room
            place = .value
        }
    }

    @inline(__always)
    private static func endsNames(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            || byte == UInt8(ascii: ":")
    }

    /// Copies a value up to its end or to a reference, as far as there is room for it.
    mutating func takeValue(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]) {
        let start = index
        while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "&") { index += 1 }
        var end = min(index, start + room)
        // What is cut is cut between characters.
        while end < index, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        room = end < index ? 0 : room - (end - start)
        guard index < bytes.count else { return }
        if bytes[index] == quote {
            output.append(quote)
            valueRoom += room
            place = .tag
        } else {
            held.append(bytes[index])
        }
        index += 1
    }

    /// Passes over a comment or an instruction; its line ends stay, so that lines keep their numbers.
    mutating func drop(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, until mark: UInt8, to output: inout [UInt8]
    ) {
        let needed = place == .comment ? 2 : 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == mark {
                closing += 1
            } else if byte == UInt8(ascii: ">"), closing >= needed {
                return enter(.content)
            } else {
                closing = 0
                if byte == 0x0A { output.append(byte) }
            }
        }
    }

    /// Copies CDATA as ordinary text.
    mutating func takeData(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]) {
        while index < bytes.count {
            if closing == 0 { copyData(bytes, &index, to: &output) }
            guard index < bytes.count else { return }
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "]") {
                if closing < 2 { closing += 1 } else { output.append(byte) }
                continue
            }
            if closing > 1, byte == UInt8(ascii: ">") { return enter(.content) }
            output.append(contentsOf: repeatElement(UInt8(ascii: "]"), count: closing))
            closing = 0
            switch byte {
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            default: output.append(byte)
            }
        }
    }

    /// Copies what needs no look within CDATA at once.
    private func copyData(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]) {
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                return output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            default: index += 1
            }
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
}
