import JSONText
import StateMachine

/// One field of an event: its key in the file, and how it is written and read. The table serves both directions.
struct EventField: Sendable {
    /// The key, and the names that the Python TeamBot gave the same field in some of its events.
    let key: String
    var namesOfOld: [EventName: String] = [:]
    let summary: String
    let schema: JSONSchema
    let write: @Sendable (Event, inout JSONWriter) -> Void
    let read: @Sendable (JSONValue, inout Event) -> Void

    static func text(
        _ key: String, _ summary: String, _ path: any WritableKeyPath<Event, String?> & Sendable,
        called old: [EventName: String] = [:]
    ) -> EventField {
        EventField(
            key: key, namesOfOld: old, summary: summary, schema: String.schema,
            write: { if let value = $0[keyPath: path] { $1.member(old[$0.name] ?? key, value) } }
        ) { $1[keyPath: path] = $0.string }
    }

    static func integer(
        _ key: String, _ summary: String, _ path: any WritableKeyPath<Event, Int?> & Sendable,
        called old: [EventName: String] = [:]
    ) -> EventField {
        EventField(
            key: key, namesOfOld: old, summary: summary, schema: Int.schema,
            write: { if let value = $0[keyPath: path] { $1.member(old[$0.name] ?? key, value) } }
        ) { $1[keyPath: path] = $0.integer }
    }

    static func seconds(_ key: String, _ summary: String, _ path: any WritableKeyPath<Event, Double?> & Sendable)
        -> EventField
    {
        EventField(
            key: key, summary: summary, schema: Double.schema,
            write: { if let value = $0[keyPath: path] { $1.member(key, value) } }
        ) {
            $1[keyPath: path] = $0.double
        }
    }

    static func flag(_ key: String, _ summary: String, _ path: any WritableKeyPath<Event, Bool?> & Sendable)
        -> EventField
    {
        EventField(
            key: key, summary: summary, schema: Bool.schema,
            write: { if let value = $0[keyPath: path] { $1.member(key, value) } }
        ) {
            $1[keyPath: path] = $0.bool
        }
    }

    static func word<Word: RawRepresentable<String> & RecordValue & SendableMetatype>(
        _ key: String, _ summary: String, _ path: any WritableKeyPath<Event, Word?> & Sendable
    ) -> EventField {
        EventField(
            key: key, summary: summary, schema: Word.schema,
            write: { if let value = $0[keyPath: path] { $1.member(key, value.rawValue) } }
        ) {
            $1[keyPath: path] = $0.string.flatMap(Word.init(rawValue:))
        }
    }

    static func list(_ key: String, _ summary: String, _ path: any WritableKeyPath<Event, [String]?> & Sendable)
        -> EventField
    {
        EventField(
            key: key, summary: summary, schema: [String].schema,
            write: { if let value = $0[keyPath: path] { $1.member(key, value) } }
        ) {
            $1[keyPath: path] = $0.elements?.compactMap(\.string)
        }
    }
}
