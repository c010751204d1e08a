import JSONText

/// A key of an object of `stages.json`: reading, checking and the schema use the same entry.
struct Key<Target>: Sendable {
    typealias Apply = @Sendable (inout Target, Source, inout ProblemList) -> Void

    let name: String
    let type: KeyType
    let summary: String
    let allowsNull: Bool
    let isRequired: Bool
    private let apply: Apply

    init(
        _ name: String, _ type: KeyType, _ summary: String, allowsNull: Bool = false, isRequired: Bool = false,
        apply: @escaping Apply
    ) {
        self.name = name
        self.type = type
        self.summary = summary
        self.allowsNull = allowsNull
        self.isRequired = isRequired
        self.apply = apply
    }

    /// Checks a value's type and gives it to the target.
    func read(_ source: Source, into target: inout Target, _ problems: inout ProblemList) {
        if source.value.isNull, allowsNull { return }
        guard type.accepts(source.value) else {
            let expected = type.expectation + (allowsNull ? " or null" : "")
            problems.error("\"\(name)\" must be \(expected), not \(type.found(source.value)).", at: source)
            return
        }
        if case .texts = type { checkElements(source, &problems) }
        apply(&target, source, &problems)
    }

    private func checkElements(_ source: Source, _ problems: inout ProblemList) {
        for (index, element) in (source.value.elements ?? []).enumerated() where element.string == nil {
            problems.error(
                "\"\(name)\" must be an array of strings; this element is \(type.found(element)).", at: source[index])
        }
    }
}

extension Key {
    /// A key whose value is a string.
    static func text(
        _ name: String, _ summary: String, allowsNull: Bool = false, isRequired: Bool = false,
        _ set: @escaping @Sendable (inout Target, String) -> Void
    ) -> Key {
        Key(name, .text, summary, allowsNull: allowsNull, isRequired: isRequired) { target, source, _ in
            if let text = source.value.string { set(&target, text) }
        }
    }

    /// A key whose value is an array of strings.
    static func texts(
        _ name: String, _ summary: String, allowsNull: Bool = false, isRequired: Bool = false,
        _ set: @escaping @Sendable (inout Target, [String]) -> Void
    ) -> Key {
        Key(name, .texts, summary, allowsNull: allowsNull, isRequired: isRequired) { target, source, _ in
            set(&target, source.texts)
        }
    }

    /// A key whose value is true or false.
    static func flag(
        _ name: String, _ summary: String, _ set: @escaping @Sendable (inout Target, Bool) -> Void
    ) -> Key {
        Key(name, .flag, summary) { target, source, _ in
            if let truth = source.value.bool { set(&target, truth) }
        }
    }

    /// A key whose value is a whole number.
    static func wholeNumber(
        _ name: String, _ range: ClosedRange<Int>, _ summary: String, allowsNull: Bool = false,
        _ set: @escaping @Sendable (inout Target, Int) -> Void
    ) -> Key {
        Key(name, .wholeNumber(range), summary, allowsNull: allowsNull) { target, source, _ in
            if let number = source.value.integer { set(&target, number) }
        }
    }

    /// A key whose value is a duration.
    static func seconds(
        _ name: String, _ summary: String, allowsZero: Bool = false, allowsNull: Bool = false,
        _ set: @escaping @Sendable (inout Target, Double) -> Void
    ) -> Key {
        Key(name, .seconds(allowsZero: allowsZero), summary, allowsNull: allowsNull) { target, source, _ in
            if let seconds = source.value.double { set(&target, seconds) }
        }
    }

    /// A key whose value is an amount of money.
    static func dollars(
        _ name: String, _ summary: String, allowsZero: Bool = false, allowsNull: Bool = false,
        isRequired: Bool = false, _ set: @escaping @Sendable (inout Target, Double) -> Void
    ) -> Key {
        Key(name, .dollars(allowsZero: allowsZero), summary, allowsNull: allowsNull, isRequired: isRequired) {
            target, source, _ in
            if let dollars = source.value.double { set(&target, dollars) }
        }
    }
}
