import JSONText
import StateMachine

extension GivenDigest: RecordValue {
    static var schema: JSONSchema { .text(JSONTextRule(pattern: "^[0-9a-f]{16}" + JSONTextRule.end)) }
    func write(to writer: inout JSONWriter) { writer.string(text) }
}
