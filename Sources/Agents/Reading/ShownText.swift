/// Texts of programs, made fit for a line that people read.
enum ShownText {
    /// Without control characters and line breaks, blanks together, cut at a length with an ellipsis.
    static func line(_ text: String, length: Int) -> String {
        var shown = ""
        var count = 0
        var hasBlank = false
        for character in text {
            if isBlank(character) {
                hasBlank = true
                continue
            }
            if hasBlank, count > 0 {
                shown.append(" ")
                count += 1
            }
            hasBlank = false
            if count >= length {
                // Room for the ellipsis itself.
                return String(shown.prefix(max(0, length - 1))) + "…"
            }
            shown.append(character)
            count += 1
        }
        return shown
    }

    /// White space, control characters and what changes the direction of writing.
    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace
            || character.unicodeScalars.contains {
                switch $0.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
    }
}
