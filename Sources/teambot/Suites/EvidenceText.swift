import JSONText
import RunStorage
import StateMachine

/// What `teambot evidence` says to programs.
enum EvidenceText {
    /// `{"schema_version": 1, "evidence": […]}`, the newest first.
    static func list(_ entries: [EvidencePlaces.Entry], _ places: EvidencePlaces) -> [UInt8] {
        object { root in
            root.key("evidence")
            root.array { list in for entry in entries { list.object { write(entry, places, to: &$0) } } }
        }
    }

    /// One evidence run: its manifest, the tests that did not pass at once, why they failed, and its files.
    static func show(
        _ entry: EvidencePlaces.Entry, _ records: EvidenceRecords, _ places: EvidencePlaces
    ) -> [UInt8] {
        object { root in
            write(entry, places, to: &root)
            root.key("manifest")
            root.raw(entry.manifest.encode().dropLast())
            root.key("tests")
            root.array { list in for test in records.tests { list.object { write(test, to: &$0) } } }
            root.key("diagnostics")
            root.array { list in for cause in records.causes { list.object { write(cause, to: &$0) } } }
            root.member("files", records.files)
        }
    }

    /// One that has just been begun.
    static func begun(_ entry: EvidencePlaces.Entry, _ place: String) -> [UInt8] {
        object { root in write(entry, place, to: &root) }
    }

    /// What was removed, or would be, and what stays because somebody is at work on it.
    static func pruned(
        _ removed: [EvidencePlaces.Entry], _ open: [EvidencePlaces.Entry], _ places: EvidencePlaces, bytes: Int,
        isTrial: Bool
    ) -> [UInt8] {
        object { root in
            root.member("dry_run", isTrial)
            root.member("bytes", bytes)
            for (name, entries) in [("removed", removed), ("kept", open)] {
                root.key(name)
                root.array { list in for entry in entries { list.object { write(entry, places, to: &$0) } } }
            }
        }
    }

    private static func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            body(&root)
        }
        return writer.bytes + [10]
    }

    private static func write(
        _ entry: EvidencePlaces.Entry, _ places: EvidencePlaces, to object: inout JSONWriter
    ) {
        write(entry, places.name(of: entry.directory), to: &object)
    }

    private static func write(_ entry: EvidencePlaces.Entry, _ place: String, to object: inout JSONWriter) {
        let manifest = entry.manifest
        object.member("id", manifest.id)
        object.member("where", place)
        object.member("path", entry.path)
        object.member("status", manifest.status.rawValue)
        object.member("created_at", manifest.createdAt.description)
        object.member("finished_at", manifest.finishedAt?.description)
        object.member("suites", manifest.suites.map(\.summary.name))
        object.member("tests_count", manifest.counts.tests.total)
        object.member("failed_count", manifest.counts.tests.failed + manifest.counts.tests.errors)
    }

    private static func write(_ test: EvidenceRecords.Test, to object: inout JSONWriter) {
        object.member("test_id", test.id)
        object.member("suite", test.suite)
        object.member("name", test.name)
        object.member("status", test.status)
        object.member("flaky", test.isFlaky)
        object.member("error_message", test.message)
        object.member("place", test.place)
        object.member("route", test.route)
    }

    private static func write(_ cause: EvidenceRecords.Cause, to object: inout JSONWriter) {
        object.member("suite", cause.suite)
        object.member("test_name", cause.test)
        object.member("category", cause.category)
        object.member("root_cause", cause.cause)
        object.member("suggestion", cause.suggestion)
        object.member("confidence", cause.confidence)
    }
}
