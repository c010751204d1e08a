import JSONText
import StateMachine

/// The JSON Schemas of what a run writes, from the tables that write it.
///
/// They are strict about this version. Readers let keys pass that they do not know, because a newer teambot may have
/// written them; who checks files of several versions does the same.
package enum RunSchema {
    /// The schema of `state.json`, and of what `status --json` prints, as a file.
    package static var state: [UInt8] {
        let stage = JSONSchema.object(StageRecord.fields.map(\.member) + StageRemark.fields.map(\.member))
        let stages = JSONSchemaMember(
            "stages", "The stages by name.", .map(names: nil, values: stage), isRequired: true)
        let stale = JSONSchemaMember(
            "stale_stages", "How many stages are stale, null where nobody can tell; from `status --json` only.",
            .orNull(Int.schema))
        let members = JSONSchemaMember(
            "stages", "The members by name.", .map(names: nil, values: .object(StageRecord.memberFields.map(\.member))),
            isRequired: true)
        let groups = JSONSchemaMember(
            "parallel_group_status", "The parallel groups by name.",
            .map(names: nil, values: .object([members])), isRequired: true)
        let checksum = JSONSchemaMember(
            "checksum", "CRC-32C of everything before this line; in the file only.", Self.checksum)
        return JSONSchema.object(
            StateRecord.head.map(\.member) + [stages, groups] + StateRecord.tail.map(\.member)
                + [checksum, stale, engine(of: "run")]
        ).file(
            title: "state.json of teambot",
            description: "The state of a run, as this version of teambot writes it; newer versions may add keys.")
    }

    /// The schema of `session.json`, and of what `status --json` prints of a session, as a file.
    package static var session: [UInt8] {
        let executions = JSONSchemaMember(
            "executions", "The objectives, in the order in which they were given.", .list(Execution.schema),
            isRequired: true)
        let checksum = JSONSchemaMember(
            "checksum", "CRC-32C of everything before this line; in the file only.", Self.checksum)
        return JSONSchema.object(SessionRecord.head.map(\.member) + [executions, checksum, engine(of: "session")]).file(
            title: "session.json of teambot",
            description: "The state of a session, as this version of teambot writes it; newer versions may add keys.")
    }

    private static func engine(of whole: String) -> JSONSchemaMember {
        JSONSchemaMember(
            "engine", "Who has the \(whole) now; from `status --json` only.",
            .object([
                JSONSchemaMember("alive", "Whether an engine has the \(whole).", .flag, isRequired: true),
                JSONSchemaMember("pid", "Its process number.", .orNull(Int.schema), isRequired: true),
            ]))
    }

    /// The schema of a line of `events.jsonl`, and of what `--json` prints of it, as a file.
    package static var event: [UInt8] {
        let beginning = [
            JSONSchemaMember("seq", "The position in the journal, from 1.", .integer(1...Int.max), isRequired: true),
            JSONSchemaMember("at", "When it happened.", Timestamp.schema, isRequired: true),
            JSONSchemaMember("event", "What happened.", .words(EventName.allCases.map(\.rawValue)), isRequired: true),
        ]
        let checksum = JSONSchemaMember(
            "crc", "CRC-32C of the line without this key; in the file only.", Self.checksum)
        return JSONSchema.object(beginning + EventField.all.flatMap(\.members) + [checksum]).file(
            title: "An event of teambot",
            description: "A line of events.jsonl, as this version of teambot writes it; newer versions may add keys "
                + "and events.")
    }

    private static let checksum = JSONSchema.text(JSONTextRule(pattern: "^[0-9a-f]{8}" + JSONTextRule.end))
}

extension EventField {
    /// What the schema says of the field under all its names.
    fileprivate var members: [JSONSchemaMember] {
        let old = Set(namesOfOld.values).sorted()
        return ([key] + old).map { JSONSchemaMember($0, summary, schema) }
    }
}
