/// What a JSON value may be, as JSON Schema (draft-07) can say it.
package indirect enum JSONSchema: Sendable {
    case anything
    case text(JSONTextRule)
    /// One of a few words.
    case words([String])
    case flag
    case integer(ClosedRange<Int>)
    /// A number; the least one itself is allowed or not.
    case number(from: Double?, isIncluded: Bool, to: Double?)
    /// An array; the first element may have a rule of its own.
    case list(JSONSchema, first: JSONSchema? = nil, minimum: Int = 0, isUnique: Bool = false)
    /// An object with these members and no others.
    case object([JSONSchemaMember])
    /// An object with members by name, all of one kind.
    case map(names: JSONSchema?, values: JSONSchema, minimum: Int = 0)
    case oneOf([JSONSchema])
    case orNull(JSONSchema)

    /// The whole schema as a file.
    package func file(title: String, description: String) -> [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.object { root in
            root.member("$schema", "http://json-schema.org/draft-07/schema#")
            root.member("title", title)
            root.member("description", description)
            writeKeywords(to: &root)
        }
        return writer.bytes + [10]
    }

    /// Writes the keywords into the object that the writer has open.
    func writeKeywords(to writer: inout JSONWriter) {
        switch self {
        case .anything: break
        case .text(let rule):
            writer.member("type", "string")
            rule.writeKeywords(to: &writer)
        case .words(let words): writer.member("enum", words)
        case .flag: writer.member("type", "boolean")
        case .integer(let range): Self.write(range, to: &writer)
        case .number(let least, let isIncluded, let most):
            writer.member("type", "number")
            if let least { writer.member(isIncluded ? "minimum" : "exclusiveMinimum", least) }
            if let most { writer.member("maximum", most) }
        case .list(let element, let first, let minimum, let isUnique):
            Self.writeList(element, first, minimum, isUnique, to: &writer)
        case .object(let members): Self.write(members, to: &writer)
        case .map(let names, let values, let minimum):
            writer.member("type", "object")
            if minimum > 0 { writer.member("minProperties", minimum) }
            if let names { names.write("propertyNames", to: &writer) }
            values.write("additionalProperties", to: &writer)
        case .oneOf(let choices):
            writer.key("anyOf")
            writer.array { list in for choice in choices { list.object { choice.writeKeywords(to: &$0) } } }
        case .orNull(let schema): schema.writeOrNull(to: &writer)
        }
    }

    /// Writes it as a member that is an object.
    private func write(_ name: String, to writer: inout JSONWriter) {
        writer.key(name)
        writer.object { writeKeywords(to: &$0) }
    }

    private func writeOrNull(to writer: inout JSONWriter) {
        writer.key("anyOf")
        writer.array { list in
            list.object { writeKeywords(to: &$0) }
            list.object { $0.member("type", "null") }
        }
    }

    private static func write(_ range: ClosedRange<Int>, to writer: inout JSONWriter) {
        writer.member("type", "integer")
        writer.member("minimum", range.lowerBound)
        if range.upperBound < Int.max { writer.member("maximum", range.upperBound) }
    }

    private static func writeList(
        _ element: JSONSchema, _ first: JSONSchema?, _ minimum: Int, _ isUnique: Bool, to writer: inout JSONWriter
    ) {
        writer.member("type", "array")
        if minimum > 0 { writer.member("minItems", minimum) }
        if isUnique { writer.member("uniqueItems", true) }
        guard let first else { return element.write("items", to: &writer) }
        writer.key("items")
        writer.array { list in list.object { first.writeKeywords(to: &$0) } }
        element.write("additionalItems", to: &writer)
    }

    private static func write(_ members: [JSONSchemaMember], to writer: inout JSONWriter) {
        writer.member("type", "object")
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { writer.member("required", required) }
        writer.member("additionalProperties", false)
        writer.key("properties")
        writer.object { properties in
            for member in members {
                properties.key(member.name)
                properties.object { member.writeKeywords(to: &$0) }
            }
        }
    }
}
