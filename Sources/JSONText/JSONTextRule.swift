/// What JSON Schema can say about a string.
package struct JSONTextRule: Sendable {
    /// Any string.
    package static let any = JSONTextRule()
    /// The end of a pattern. `$` would not do: some readers of patterns let a line feed follow it.
    package static let end = #"(?![\s\S])"#

    /// A regular expression in the part of the language that every validator knows; it may match anywhere.
    let pattern: String?
    /// Code points at least.
    let minimum: Int
    /// Code points at most.
    let maximum: Int?
    /// Words that fit, for editors to offer; the pattern decides.
    let offers: [String]

    /// Makes a rule.
    package init(pattern: String? = nil, minimum: Int = 0, maximum: Int? = nil, offers: [String] = []) {
        self.pattern = pattern
        self.minimum = minimum
        self.maximum = maximum
        self.offers = offers
    }

    /// Writes the keywords into the object that the writer has open.
    func writeKeywords(to writer: inout JSONWriter) {
        if minimum > 0 { writer.member("minLength", minimum) }
        if let maximum { writer.member("maxLength", maximum) }
        guard !offers.isEmpty else {
            if let pattern { writer.member("pattern", pattern) }
            return
        }
        writer.key("anyOf")
        writer.array { list in
            list.object { $0.member("enum", offers) }
            if let pattern { list.object { $0.member("pattern", pattern) } }
        }
    }
}
