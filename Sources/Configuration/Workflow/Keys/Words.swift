import JSONText

/// Strings that must be one of a few words.
struct Words: Sendable {
    /// What they name, for a sentence: `runner`.
    let what: String
    let known: [String]

    init(_ what: String, _ known: [String]) {
        self.what = what
        self.known = known
    }

    /// The word that is meant: for a mistyped one the nearest, so that one slip is one error.
    func meant(_ word: String) -> String? {
        known.contains(word) ? word : NearestName.nearest(to: word, among: known)
    }

    /// What is wrong with a word, as a sentence; nil for a known one.
    func objection(_ word: String) -> String? {
        guard !known.contains(word) else { return nil }
        let nearest = NearestName.nearest(to: word, among: known)
        let hint = nearest == nil ? "; write one of \(known.joined(separator: ", "))." : NearestName.hint(nearest)
        return "There is no \(what) \(QuotedText.shown(word))\(hint)"
    }
}
