import JSONText
import StateMachine

extension ApprovalRecord: Recorded {
    static let fields: [RecordField<ApprovalRecord>] = [
        .known("by", "Who has decided.") { $0.by },
        .always("at", "When.") { $0.at },
        .known("artifacts", "What was decided upon.") { $0.artifacts.isEmpty ? nil : $0.artifacts },
    ]
}

/// Decisions of persons as JSON.
enum ApprovalText {
    /// Reads what was written; nil where it is none.
    static func read(_ value: JSONValue) -> ApprovalRecord? {
        guard let at = value["at"]?.string.flatMap(Timestamp.init) else { return nil }
        return ApprovalRecord(
            by: value["by"]?.string, at: at, artifacts: value["artifacts"].map(ArtifactText.read) ?? [])
    }
}
