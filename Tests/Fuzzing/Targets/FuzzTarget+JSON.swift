import JSONText

extension FuzzTarget {
    /// JSON of any kind: what is written from a value reads back as the same value.
    static let json = FuzzTarget(name: "json", maximumLength: 1_024) { bytes in
        guard let value = try? JSONReader.read(bytes) else { return nil }
        var compact = JSONWriter()
        var indented = JSONWriter(indentation: 2)
        write(value, to: &compact)
        write(value, to: &indented)
        for text in [compact.bytes, indented.bytes] {
            do {
                if try JSONReader.read(text) != value { return "the value changes when it is written and read" }
            } catch { return "what was written cannot be read: \(error)" }
        }
        return nil
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value.kind {
        case .null: writer.null()
        case .bool(let truth): writer.bool(truth)
        case .integer(let number): writer.integer(number)
        case .double(let number): writer.double(number)
        case .string(let text): writer.string(text)
        case .array(let elements):
            writer.array { list in for element in elements { write(element, to: &list) } }
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
