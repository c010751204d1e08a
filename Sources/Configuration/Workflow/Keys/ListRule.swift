import JSONText

/// What an array of strings may be.
struct ListRule: Sendable {
    /// What every element must be.
    var element = TextRule.any
    /// What the first element must be, where that is more.
    var first: TextRule?
    /// Elements at least.
    var minimum = 0
    /// What to say of too few.
    var tooFew = ""
    /// What to say of an element that stands here already; nil where that is allowed.
    var repeated: (@Sendable (String) -> String)?

    /// What the schema says.
    var schema: JSONSchema {
        .list(element.schema, first: first?.schema, minimum: minimum, isUnique: repeated != nil)
    }

    /// Any strings.
    static let any = ListRule()

    /// Names, each once.
    static let names = ListRule { "\($0) is named twice here; remove one." }

    /// A program and its arguments.
    static let command = command("command")

    /// A program and its arguments, under a key of another name.
    static func command(_ key: String) -> ListRule {
        ListRule(
            element: .argument, first: .program, minimum: 1,
            tooFew: "\"\(key)\" must not be empty; write the program and its arguments.")
    }

    /// Globs of files, at least one, each once; `key` is theirs.
    static func globs(_ key: String) -> ListRule {
        ListRule(
            element: .fileGlob, minimum: 1, tooFew: "\"\(key)\" must have a glob; add one, or remove the key."
        ) {
            "\(QuotedText.shown($0)) stands here twice; remove one."
        }
    }

    /// Strings that each follow a rule.
    static func of(_ element: TextRule) -> ListRule { ListRule(element: element) }

    init(
        element: TextRule = .any, first: TextRule? = nil, minimum: Int = 0, tooFew: String = "",
        repeated: (@Sendable (String) -> String)? = nil
    ) {
        self.element = element
        self.first = first
        self.minimum = minimum
        self.tooFew = tooFew
        self.repeated = repeated
    }

    /// Reports everything wrong with an array; `name` is its key.
    func check(_ name: String, _ source: Source, _ problems: inout ProblemList) {
        let elements = source.value.elements ?? []
        if elements.count < minimum { problems.error(tooFew, at: source) }
        var seen = Set<String>()
        for (index, element) in elements.enumerated() {
            guard let text = element.string else {
                problems.error(
                    "\"\(name)\" must be an array of strings; this element is \(KeyType.found(element)).",
                    at: source[index])
                continue
            }
            let rule = index == 0 ? first ?? self.element : self.element
            if let objection = rule.objection(text) { problems.error(objection, at: source[index]) }
            if let repeated, !seen.insert(text).inserted { problems.error(repeated(text), at: source[index]) }
        }
    }
}
