/// What a tool has printed, as lines that can be compared.
enum PrintedLines {
    /// The lines without colours and without blanks around them; those that are empty are left out.
    static func of(_ text: String) -> [Substring] {
        plain(text).split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }
    }

    /// The text without the escape sequences that set colours.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(0x1B) else { return text }
        var kept = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if scalar.value == 0x1B {
                isEscaped = true
            } else if !isEscaped {
                kept.append(scalar)
            } else if scalar.properties.isAlphabetic {
                isEscaped = false
            }
        }
        return String(kept)
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line.drop(while: \.isWhitespace)
        while line.last?.isWhitespace == true { line.removeLast() }
        return line
    }
}
