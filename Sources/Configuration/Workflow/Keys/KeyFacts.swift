import JSONText

/// Everything about a key but what is done with its value: what the reader checks and what the schema says.
struct KeyFacts: Sendable {
    let name: String
    let type: KeyType
    let summary: String
    var allowsNull = false
    var isRequired = false
    /// What holds where the key is absent.
    var standard: JSONLiteral?
    var examples: [JSONLiteral] = []
}
