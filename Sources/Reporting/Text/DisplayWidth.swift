/// How many columns of a terminal text takes; wide characters take two, combining ones none.
package enum DisplayWidth {
    /// The columns of a text.
    package static func of(_ text: String) -> Int {
        simple(text) ?? text.reduce(0) { $0 + of($1) }
    }

    /// The text, or as much of its beginning as fits into so many columns with `…` after it.
    ///
    /// It fits also into a terminal that shows the parts of a joined character side by side, as many do: a line that is
    /// wider than was thought would wrap and push all below it away.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard simple(text) ?? text.reduce(0, { $0 + atMost($1) }) > columns else { return text }
        guard columns > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in text {
            let width = atMost(character)
            guard used + width <= columns - 1 else { break }
            kept.append(character)
            used += width
        }
        return kept + "…"
    }

    /// The text with blanks before or after it up to so many columns.
    static func pad(_ text: String, to columns: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, columns - of(text)))
        return right ? blanks + text : text + blanks
    }

    /// The columns of a text in which every scalar is a character by itself; nil where some may be joined to others,
    /// which is dear to find out, and for every row of every frame.
    private static func simple(_ text: String) -> Int? {
        var columns = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2010...0x2027, 0x2190...0x2193, 0x2500...0x25FC,
                0x2713...0x2718:
                columns += 1
            case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF: columns += 2
            default: return nil
            }
        }
        return columns
    }

    /// A character that people see as one takes the columns of its widest part.
    static func of(_ character: Character) -> Int {
        var widest = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F, character.unicodeScalars.first?.properties.isEmoji == true { return 2 }
            widest = max(widest, of(scalar))
        }
        return widest
    }

    /// The columns of a character whose parts are not joined.
    private static func atMost(_ character: Character) -> Int {
        max(of(character), character.unicodeScalars.reduce(0) { $0 + of($1) })
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        wide.contains { $0.contains(value) }
    }

    /// The blocks of wide and full-width characters of East Asia (Unicode Standard Annex 11).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
