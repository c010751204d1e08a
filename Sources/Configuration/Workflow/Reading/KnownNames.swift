import JSONText

/// Turns names of stages or agents into positions; what is unknown becomes an error with a suggestion.
struct KnownNames {
    /// What is named, for a sentence: `stage`.
    private let what: String
    let names: [String]
    private let positions: [String: Int]
    /// Suggestions cost a look at all names; a file with more errors than this needs none.
    private var suggestionsLeft = 50
    /// Whether an unknown name could not even be guessed.
    private(set) var hasUnknown = false

    init(_ what: String, _ names: [String]) {
        self.what = what
        self.names = names
        var positions: [String: Int] = [:]
        for (index, name) in names.enumerated() where positions[name] == nil { positions[name] = index }
        self.positions = positions
    }

    /// The position of a name that exists.
    func position(of name: String) -> Int? { positions[name] }

    /// The position of a name; for an unknown one the position of the suggestion, so that one slip is one error.
    mutating func resolve(_ name: String, at source: Source, _ problems: inout ProblemList) -> Int? {
        if let position = positions[name] { return position }
        let nearest = suggestion(for: name)
        let hint = nearest == nil ? "; write one that exists, or add it." : NearestName.hint(nearest)
        problems.error("There is no \(what) \(QuotedText.shown(name))\(hint)", at: source)
        guard let nearest else {
            hasUnknown = true
            return nil
        }
        return positions[nearest]
    }

    private mutating func suggestion(for name: String) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        return NearestName.nearest(to: name, among: names)
    }
}
