import JSONText

/// A key of an object of `stages.json`: reading, checking and the schema use the same entry.
struct Key<Target>: Sendable {
    typealias Apply = @Sendable (inout Target, Source, inout ProblemList) -> Void

    let facts: KeyFacts
    private let apply: Apply

    init(
        _ name: String, _ type: KeyType, _ summary: String, allowsNull: Bool = false, isRequired: Bool = false,
        apply: @escaping Apply
    ) {
        self.init(
            KeyFacts(name: name, type: type, summary: summary, allowsNull: allowsNull, isRequired: isRequired), apply)
    }

    private init(_ facts: KeyFacts, _ apply: @escaping Apply) {
        self.facts = facts
        self.apply = apply
    }

    var name: String { facts.name }

    /// The same with what holds where the key is absent.
    func standard(_ value: JSONLiteral) -> Key {
        var facts = facts
        facts.standard = value
        return Key(facts, apply)
    }

    /// The same as a key that must be there.
    var required: Key {
        var facts = facts
        facts.isRequired = true
        return Key(facts, apply)
    }

    /// The same with values that could stand there.
    func examples(_ values: JSONLiteral...) -> Key {
        var facts = facts
        facts.examples = values
        return Key(facts, apply)
    }

    /// Checks a value and gives it to the target.
    func read(_ source: Source, into target: inout Target, _ problems: inout ProblemList) {
        if source.value.isNull, facts.allowsNull { return }
        guard facts.type.accepts(source.value) else {
            let expected = facts.type.expectation + (facts.allowsNull ? " or null" : "")
            problems.error("\"\(name)\" must be \(expected), not \(KeyType.found(source.value)).", at: source)
            return
        }
        facts.type.check(name, source, &problems)
        apply(&target, source, &problems)
    }
}
