import JSONText
import StateMachine

/// A value that is written into a file of a run, and what the schema says of it.
protocol RecordValue: SendableMetatype {
    /// What the schema says of such a value.
    static var schema: JSONSchema { get }

    /// Writes it.
    func write(to writer: inout JSONWriter)
}

extension String: RecordValue {
    static var schema: JSONSchema { .text(.any) }
    func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: RecordValue {
    static var schema: JSONSchema { .integer(0...Int.max) }
    func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Double: RecordValue {
    static var schema: JSONSchema { .number(from: nil, isIncluded: true, to: nil) }
    func write(to writer: inout JSONWriter) { writer.double(self) }
}

extension Bool: RecordValue {
    static var schema: JSONSchema { .flag }
    func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Timestamp: RecordValue {
    static var schema: JSONSchema {
        .text(JSONTextRule(pattern: #"^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z"# + JSONTextRule.end))
    }
    func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension Array: RecordValue where Element: RecordValue {
    static var schema: JSONSchema { .list(Element.schema) }
    func write(to writer: inout JSONWriter) {
        writer.array { list in for element in self { element.write(to: &list) } }
    }
}

/// A word of a few.
extension RecordValue where Self: RawRepresentable<String> & CaseIterable {
    static var schema: JSONSchema { .words(allCases.map(\.rawValue)) }
    func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension RunStatus: RecordValue {}
extension StageStatus: RecordValue {}
extension FailureKind: RecordValue {}
extension Decision: RecordValue {}
extension Role: RecordValue {}
extension AttemptOutcome: RecordValue {}
extension VerdictKind: RecordValue {}
extension AgentOutcome: RecordValue {}
