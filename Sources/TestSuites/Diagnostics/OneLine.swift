/// Text of anyone as one bounded line.
enum OneLine {
    /// Scalars of a character that are kept; nobody's words have more.
    private static let scalarsOfCharacter = 4

    /// The text with every run of blanks, line ends and control characters as one blank; a cut is marked by `…`.
    static func of(_ text: String, atMost most: Int) -> String {
        // Reading stops soon behind the bound, however long the text is.
        let enough = most > .max / scalarsOfCharacter ? .max : most * scalarsOfCharacter
        var line = String.UnicodeScalarView()
        var length = 0
        var isAfterGap = false
        for scalar in text.unicodeScalars {
            if isGap(scalar) {
                isAfterGap = true
                continue
            }
            if length > enough { break }
            if isAfterGap, length > 0 { line.append(" ") }
            isAfterGap = false
            line.append(scalar)
            length += 1
        }
        let shown = String(line)
        return shown.count > most ? shown.prefix(max(0, most - 1)) + "…" : shown
    }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
}
