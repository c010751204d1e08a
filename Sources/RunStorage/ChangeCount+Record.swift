import JSONText
import StateMachine

extension ChangeCount: Recorded {
    static var fields: [RecordField<ChangeCount>] {
        [
            .always("files", "Files that have changed.") { $0.files },
            .always("insertions", "Lines added.") { $0.insertions },
            .always("deletions", "Lines removed.") { $0.deletions },
        ]
    }

    /// Reads it; what is missing counts as nothing.
    init(_ value: JSONValue) {
        self.init(
            files: value["files"]?.integer ?? 0, insertions: value["insertions"]?.integer ?? 0,
            deletions: value["deletions"]?.integer ?? 0)
    }
}
