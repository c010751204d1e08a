import JSONText

/// What an object with any names and strings as values may be.
struct MapRule: Sendable {
    /// What every name must be.
    var names = TextRule.any
    /// What every value must be.
    var values = TextRule.any
    /// Members at least.
    var minimum = 0
    /// What to say of too few.
    var tooFew = ""
    /// What must stand where something else than a string stands, as the beginning of a sentence.
    let expectation: String

    /// What the schema says.
    var schema: JSONSchema { .map(names: names.schema, values: values.schema, minimum: minimum) }

    /// Reports everything wrong with an object.
    func check(_ source: Source, _ problems: inout ProblemList) {
        if (source.value.members ?? []).count < minimum { problems.error(tooFew, at: source) }
        for member in source.value.members ?? [] {
            if let objection = names.objection(member.name) { problems.error(objection, at: source.named(member)) }
            guard let text = member.value.string else {
                problems.error("\(expectation), not \(member.value.kindName).", at: source.member(member))
                continue
            }
            if let objection = values.objection(text) { problems.error(objection, at: source.member(member)) }
        }
    }
}
