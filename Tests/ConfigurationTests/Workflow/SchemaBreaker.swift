import JSONText
import TestSupport

/// Breaks exactly one rule of a schema in a value that keeps all of them.
struct SchemaBreaker {
    private let schema: JSONValue

    init(_ schema: JSONValue) { self.schema = schema }

    /// The value as text with one rule broken, at a place and in a way that the generator chooses.
    func broken(_ value: JSONValue, _ random: inout SplitMix64) -> String {
        var places = 0
        Self.count(value, schema, &places)
        var target = Int.random(in: 0..<max(1, places), using: &random)
        var writer = JSONWriter()
        Self.write(value, schema, &target, &random, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The part of a schema that a value follows: the choice of its kind, where there are several.
    private static func chosen(_ schema: JSONValue, for value: JSONValue) -> JSONValue {
        guard let choices = schema["anyOf"]?.elements, schema["type"] == nil else { return schema }
        return choices.first { fits($0, value) }.map { chosen($0, for: value) } ?? schema
    }

    private static func fits(_ schema: JSONValue, _ value: JSONValue) -> Bool {
        if schema["type"] == nil, let choices = schema["anyOf"]?.elements {
            return choices.contains { fits($0, value) }
        }
        return switch schema["type"]?.string {
        case "object": value.members != nil
        case "array": value.elements != nil
        case "null": value.isNull
        case "string", nil: value.string != nil
        default: value.double != nil || value.bool != nil
        }
    }

    private static func member(_ name: String, _ schema: JSONValue) -> JSONValue? {
        schema["properties"]?[name] ?? schema["additionalProperties"].flatMap { $0.members == nil ? nil : $0 }
    }

    private static func element(_ index: Int, _ schema: JSONValue) -> JSONValue? {
        guard let first = schema["items"]?.elements?.first else { return schema["items"] }
        return index == 0 ? first : schema["additionalItems"]
    }

    private static func count(_ value: JSONValue, _ given: JSONValue, _ places: inout Int) {
        let schema = chosen(given, for: value)
        places += 1
        for part in value.members ?? [] {
            if let inner = member(part.name, schema) { count(part.value, inner, &places) }
        }
        for (index, part) in (value.elements ?? []).enumerated() {
            if let inner = element(index, schema) { count(part, inner, &places) }
        }
    }

    private static func write(
        _ value: JSONValue, _ given: JSONValue, _ target: inout Int, _ random: inout SplitMix64,
        to writer: inout JSONWriter
    ) {
        let schema = chosen(given, for: value)
        target -= 1
        if target == -1 { return breakRule(value, schema, &random, to: &writer) }
        if let members = value.members {
            writer.object { object in
                for part in members {
                    object.key(part.name)
                    guard let inner = member(part.name, schema) else {
                        copy(part.value, to: &object)
                        continue
                    }
                    write(part.value, inner, &target, &random, to: &object)
                }
            }
        } else if let elements = value.elements {
            writer.array { list in
                for (index, part) in elements.enumerated() {
                    guard let inner = element(index, schema) else {
                        copy(part, to: &list)
                        continue
                    }
                    write(part, inner, &target, &random, to: &list)
                }
            }
        } else {
            copy(value, to: &writer)
        }
    }

    /// Writes something that the schema of this place cannot take.
    private static func breakRule(
        _ value: JSONValue, _ schema: JSONValue, _ random: inout SplitMix64, to writer: inout JSONWriter
    ) {
        var ways: [(inout JSONWriter) -> Void] = []
        func object(_ members: [JSONMember], _ more: @escaping (inout JSONWriter) -> Void = { _ in }) {
            ways.append { writer in
                writer.object { object in
                    for part in members {
                        object.key(part.name)
                        copy(part.value, to: &object)
                    }
                    more(&object)
                }
            }
        }
        if let members = value.members {
            if schema["additionalProperties"]?.bool == false { object(members) { $0.member("nokey", 1) } }
            for name in schema["required"]?.texts ?? [] { object(members.filter { $0.name != name }) }
            if schema["propertyNames"]?["pattern"] != nil, let first = members.first {
                object(members) {
                    $0.key("a=/../b")
                    copy(first.value, to: &$0)
                }
            }
        } else if let elements = value.elements {
            if schema["uniqueItems"] != nil, let last = elements.last {
                ways.append { $0.array { for part in elements + [last] { copy(part, to: &$0) } } }
            }
            if schema["minItems"] != nil { ways.append { $0.array { _ in } } }
        } else if value.string != nil {
            if schema["enum"] != nil { ways.append { $0.string("nothing of these") } }
            if let pattern = schema["pattern"]?.string {
                let isPath = !pattern.contains("0000") && !pattern.contains("A-Z")
                ways.append { $0.string(isPath ? ".." : "\u{0}") }
            }
            if schema["minLength"] != nil { ways.append { $0.string("") } }
        } else if let most = schema["maximum"]?.double,
            let least = (schema["minimum"] ?? schema["exclusiveMinimum"])?.double
        {
            ways.append { $0.double(most * 2 + 1) }
            ways.append { $0.double(least - 1) }
        }
        // Something of another kind: no place takes an array of arrays.
        ways.append { $0.array { $0.array { $0.array { _ in } } } }
        ways[Int.random(in: 0..<ways.count, using: &random)](&writer)
    }

    private static func copy(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value.kind {
        case .null: writer.null()
        case .bool(let truth): writer.bool(truth)
        case .integer(let number): writer.integer(number)
        case .double(let number): writer.double(number)
        case .string(let text): writer.string(text)
        case .array(let elements): writer.array { for part in elements { copy(part, to: &$0) } }
        case .object(let members):
            writer.object { object in
                for part in members {
                    object.key(part.name)
                    copy(part.value, to: &object)
                }
            }
        }
    }
}
