/// A member of an object, as JSON Schema describes it.
package struct JSONSchemaMember: Sendable {
    let name: String
    let description: String
    let schema: JSONSchema
    let isRequired: Bool
    let standard: JSONLiteral?
    let examples: [JSONLiteral]

    /// Describes a member; `standard` is what holds where it is absent.
    package init(
        _ name: String, _ description: String, _ schema: JSONSchema, isRequired: Bool = false,
        standard: JSONLiteral? = nil, examples: [JSONLiteral] = []
    ) {
        self.name = name
        self.description = description
        self.schema = schema
        self.isRequired = isRequired
        self.standard = standard
        self.examples = examples
    }

    /// Writes description and keywords into the object that the writer has open.
    func writeKeywords(to writer: inout JSONWriter) {
        if !description.isEmpty { writer.member("description", description) }
        if let standard {
            writer.key("default")
            standard.write(to: &writer)
        }
        if !examples.isEmpty {
            writer.key("examples")
            writer.array { list in for example in examples { example.write(to: &list) } }
        }
        schema.writeKeywords(to: &writer)
    }
}
