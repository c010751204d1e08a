/// Makes text from outside safe to show on a terminal.
package enum Printable {
    /// The text in one line without anything that a terminal obeys.
    ///
    /// Escape sequences are removed whole, with their parameters, and so are control characters and the characters
    /// that change the direction of writing; line ends and tabs become blanks.
    package static func text(_ text: String) -> String {
        if isPlain(text.utf8) { return text }
        var kept = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x1B: skipEscape(&rest)
            case 0x9B: skipParameters(&rest)
            case 0x90, 0x98, 0x9D, 0x9E, 0x9F: skipString(&rest)
            case 0x0D:
                if rest.first?.value == 0x0A { rest.removeFirst() }
                kept.append(" ")
            default: if let safe = self.kept(scalar) { kept.append(safe) }
            }
        }
        return String(kept)
    }

    /// Whether a text is one line that has nothing but what a typewriter had.
    private static func isPlain(_ text: String.UTF8View) -> Bool { text.allSatisfy { 0x20 <= $0 && $0 < 0x7F } }

    /// What is kept of a character that begins no sequence: itself, a blank for a break, or nothing.
    static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: " "
        case 0..<0x20, 0x7F..<0xA0: nil
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: nil
        default: scalar
        }
    }

    /// The first line that is not blank, made safe.
    package static func firstLine(_ text: String) -> String {
        // Most texts are a plain line, and finding the ends of characters is dear.
        if isPlain(text.utf8), text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
        for line in text.split(whereSeparator: \.isNewline) {
            let safe = Printable.text(String(line))
            if safe.contains(where: { $0 != " " }) { return trimmed(safe) }
        }
        return ""
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }

    /// Skips what follows ESC: a CSI, a string that ends with ST or BEL, or a short sequence.
    private static func skipEscape(_ rest: inout Substring.UnicodeScalarView) {
        switch rest.first {
        case "[":
            rest.removeFirst()
            skipParameters(&rest)
        case "]", "P", "X", "^", "_":
            rest.removeFirst()
            skipString(&rest)
        default:
            while let next = rest.first, (0x20...0x2F).contains(next.value) { rest.removeFirst() }
            if let next = rest.first, (0x30...0x7E).contains(next.value) { rest.removeFirst() }
        }
    }

    /// Skips the parameters and the final byte of a CSI; one that is broken off ends where other text begins.
    private static func skipParameters(_ rest: inout Substring.UnicodeScalarView) {
        while let next = rest.first, (0x20...0x3F).contains(next.value) { rest.removeFirst() }
        if let next = rest.first, (0x40...0x7E).contains(next.value) { rest.removeFirst() }
    }

    /// Skips a string up to its terminator, or to the end of the line where it has none.
    private static func skipString(_ rest: inout Substring.UnicodeScalarView) {
        while let next = rest.first {
            if next.value == 0x0A || next.value == 0x0D { return }
            if next.value == 0x1B {
                if rest.dropFirst().first == "\\" { rest.removeFirst(2) }
                return
            }
            rest.removeFirst()
            if next.value == 0x07 || next.value == 0x9C { return }
        }
    }
}
