/// An element whose text is collected until it ends, whatever elements are within.
struct ElementText {
    /// What it is.
    let kind: ElementKind
    /// What its tag says.
    let attributes: [String: String]
    /// How deep it stands.
    let depth: Int
    /// What is kept of its text.
    var text: BoundedText

    /// Makes an element that has begun.
    init(_ kind: ElementKind, _ attributes: [String: String], depth: Int) {
        self.kind = kind
        self.attributes = attributes
        self.depth = depth
        switch kind {
        case .output: text = .ofOutput
        case .property: text = .beginning(ReportLimits.label)
        case .skipped: text = .beginning(ReportLimits.message)
        case .problem, .suites, .suite, .test: text = .ofProblem
        }
    }

    /// An attribute that says something, its beginning where it is long.
    func attribute(_ name: String, _ limit: Int) -> String? {
        guard let value = attributes[name], !value.isBlank else { return nil }
        return BoundedText.beginning(of: value, limit)
    }

    /// The text without blank lines around it; nil where nothing is left.
    var content: String? {
        guard !text.isEmpty else { return nil }
        let whole = text.text
        guard let last = whole.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        let kept = whole[...last]
        guard let first = kept.firstIndex(where: { !$0.isWhitespace }) else { return nil }
        let lineStart = kept[..<first].lastIndex(where: \.isNewline).map(kept.index(after:)) ?? kept.startIndex
        return String(kept[lineStart...])
    }

    /// The first line of a text that is not blank.
    static func firstLine(of text: String) -> String? {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }) else { return nil }
        return BoundedText.beginning(of: String(text[first...].prefix { !$0.isNewline }.trimmed), ReportLimits.message)
    }
}
