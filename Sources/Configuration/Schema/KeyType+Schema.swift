import JSONText

extension KeyType {
    /// What the schema says of a value of this type.
    var schema: JSONSchema {
        switch self {
        case .text(let rule): rule.schema
        case .flag: .flag
        case .wholeNumber(let range): .integer(range)
        case .seconds(let allowsZero, let most): .number(from: 0, isIncluded: allowsZero, to: most)
        case .dollars(let allowsZero): .number(from: 0, isIncluded: allowsZero, to: Self.dearest)
        case .texts(let rule): rule.schema
        case .textMap(let rule): rule.schema
        case .object(let shape): shape.schema
        case .either(let types): .oneOf(types.map(\.schema))
        case .objects(let shape): .oneOf([shape.schema, .list(shape.schema)])
        case .objectMap(let names, let shape, let minimum):
            .map(names: names.schema, values: shape.schema, minimum: minimum)
        }
    }
}

extension Shape {
    /// What the schema says of such an object.
    var schema: JSONSchema { .object(keys.map(\.schema)) }
}

extension KeyFacts {
    /// What the schema says of the key.
    var schema: JSONSchemaMember {
        JSONSchemaMember(
            name, summary, allowsNull ? .orNull(type.schema) : type.schema, isRequired: isRequired,
            standard: standard, examples: examples)
    }
}
