import JSONText
import Reporting
import StateMachine

/// What was removed and what was kept, as JSON.
enum CleaningText {
    /// `{"schema_version": 1, "removed": […], "kept": […]}` with a line end.
    static func render(_ rows: [CleaningView.Row], kept: [(String, String)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.key("removed")
            root.array { list in
                for row in rows {
                    list.object {
                        $0.member("name", row.name)
                        $0.member("status", row.status)
                        $0.member("ended_at", row.endedAt.description)
                        $0.member("bytes", row.bytes)
                    }
                }
            }
            root.key("kept")
            root.array { list in
                for (name, reason) in kept {
                    list.object {
                        $0.member("name", name)
                        $0.member("reason", reason)
                    }
                }
            }
        }
        return writer.bytes + [10]
    }
}
