import JSONText

/// A member of an object that is written into a file of a run: the writer and the schema use the same entry.
struct RecordField<Record>: Sendable {
    let key: String
    /// What the schema says of it.
    let member: JSONSchemaMember
    /// Writes name and value where there is one.
    let write: @Sendable (Record, inout JSONWriter) -> Void

    /// A member that is always there.
    static func always<Value: RecordValue>(
        _ key: String, _ summary: String, _ value: @escaping @Sendable (Record) -> Value
    ) -> RecordField {
        RecordField(key: key, member: JSONSchemaMember(key, summary, Value.schema, isRequired: true)) {
            $1.key(key)
            value($0).write(to: &$1)
        }
    }

    /// A member that is always there, null where nothing is known.
    static func orNull<Value: RecordValue>(
        _ key: String, _ summary: String, _ value: @escaping @Sendable (Record) -> Value?
    ) -> RecordField {
        RecordField(key: key, member: JSONSchemaMember(key, summary, .orNull(Value.schema), isRequired: true)) {
            $1.key(key)
            if let value = value($0) { value.write(to: &$1) } else { $1.null() }
        }
    }

    /// A member that is there where something is known.
    static func known<Value: RecordValue>(
        _ key: String, _ summary: String, _ value: @escaping @Sendable (Record) -> Value?
    ) -> RecordField {
        RecordField(key: key, member: JSONSchemaMember(key, summary, Value.schema)) {
            guard let value = value($0) else { return }
            $1.key(key)
            value.write(to: &$1)
        }
    }
}

/// An object of a file of a run, by its fields.
protocol Recorded: RecordValue {
    /// All its members, in the order in which they are written.
    static var fields: [RecordField<Self>] { get }
}

extension Recorded {
    static var schema: JSONSchema { .object(fields.map(\.member)) }
    func write(to writer: inout JSONWriter) {
        writer.object { object in for field in Self.fields { field.write(self, &object) } }
    }
}
