import JSONText

/// Strings that must be one of a few words.
enum ChoiceCheck {
    /// The word of a string, or of an element; for a mistyped one the nearest, so that one slip is one error.
    static func choice(
        _ what: String, _ source: Source, among known: [String], _ problems: inout ProblemList
    ) -> String? {
        guard let word = source.value.string else { return nil }
        if known.contains(word) { return word }
        let nearest = NearestName.nearest(to: word, among: known)
        let hint =
            nearest == nil ? "; write one of \(known.joined(separator: ", "))." : NearestName.hint(nearest)
        problems.error("There is no \(what) \(QuotedText.shown(word))\(hint)", at: source)
        return nearest
    }
}
