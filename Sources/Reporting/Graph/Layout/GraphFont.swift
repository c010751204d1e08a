/// How wide text is in the fonts of browsers, about: somewhat more than in most of them, so that it fits its box.
struct GraphFont {
    /// Its size, in pixels.
    let size: Double
    let isBold: Bool

    /// The width of a text in whole pixels, rounded up.
    func width(_ text: String) -> Int {
        var thousandths = 0
        for character in text { thousandths += Self.width(of: character) }
        return Int(Double(thousandths) * size * (isBold ? 1.1 : 1.02) / 1_000) + 1
    }

    /// The text, or as much of it as fits with `…` after it.
    func cut(_ text: String, to widest: Int) -> String {
        guard text.utf8.count > widest || width(text) > widest else { return text }
        var kept = ""
        for character in text.prefix(widest) {
            guard width(kept + String(character) + "…") <= widest else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// The width in thousandths of the size.
    private static func width(of character: Character) -> Int {
        guard let byte = character.asciiValue else {
            switch DisplayWidth.of(String(character)) {
            case 0: return 0
            case 1: return character == "…" ? 900 : 680
            default: return 1_150
            }
        }
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "I"), UInt8(ascii: "."),
            UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: " "),
            UInt8(ascii: "|"), UInt8(ascii: "!"):
            return 310
        case UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"):
            return 390
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "@"),
            UInt8(ascii: "%"):
            return 900
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return 690
        case UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "="):
            return 690
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return 620
        default: return 580
        }
    }
}
