import JSONText

/// A value as JSON on one line, for people who compare two of them.
enum JSONLine {
    /// More than this is cut.
    private static let limit = 200

    /// The text of a value.
    static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        write(value, to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        return text.count > limit ? text.prefix(limit) + "…" : text
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value.kind {
        case .null: writer.null()
        case .bool(let truth): writer.bool(truth)
        case .integer(let number): writer.integer(number)
        case .double(let number): writer.double(number)
        case .string(let text): writer.string(text)
        case .array(let elements): writer.array { array in for element in elements { write(element, to: &array) } }
        case .object(let members):
            writer.object { object in
                for member in members {
                    object.key(member.name)
                    write(member.value, to: &object)
                }
            }
        }
    }
}
