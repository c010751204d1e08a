/// How a view is drawn: with or without colour, and how wide.
package struct Style: Sendable, Equatable {
    /// Whether escape sequences for colour are written.
    package var colour: Bool
    /// Columns that a line may take; 0 where nothing is cut, as in a file.
    package var width: Int

    /// Makes a style.
    package init(colour: Bool, width: Int) {
        self.colour = colour
        self.width = width
    }

    /// Whether to write colour: `NO_COLOR` forbids it, then `FORCE_COLOR` demands it, then a capable terminal wants it.
    ///
    /// As their conventions say, an empty variable counts as absent; `FORCE_COLOR=0` forbids.
    package static func colour(environment: [String: String], isTerminal: Bool) -> Bool {
        if let value = environment["NO_COLOR"], !value.isEmpty { return false }
        if let value = environment["FORCE_COLOR"], !value.isEmpty { return value != "0" && value != "false" }
        return isTerminal && environment["TERM"] != "dumb"
    }

    /// The text in a colour, where this style has any.
    func paint(_ text: String, _ colour: Paint?) -> String {
        guard self.colour, let colour, !text.isEmpty else { return text }
        return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
    }

    /// The text cut to the width of this style.
    func cut(_ text: String) -> String {
        width > 0 ? DisplayWidth.cut(text, to: width) : text
    }
}
