import JSONText
import RunStorage
import StateMachine

/// One line of `tests.jsonl`: a test and how it ended.
struct TestRecord {
    /// `TST-YYYYMMDD-NNNN`.
    let id: String
    let suite: Suite
    /// As it counts: by its last known end, which may be of a later attempt than the report.
    let test: TestCase
    let route: String?
    /// When the attempt began in which it ran last.
    let lastRun: Timestamp?
    /// Files of the evidence run that show it.
    let references: [String]
    /// In how many attempts it ran.
    let tries: Int

    /// Writes the line with its line feed.
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("test_id", id)
            object.member("kind", suite.name)
            object.member("name", test.name)
            object.member("status", test.status.rawValue)
            object.member("suite_name", suite.name)
            object.member("runner_type", suite.runner.rawValue)
            object.member("duration", test.seconds)
            object.member("route", route)
            object.member("error_message", test.problems.first?.message ?? test.skipReason)
            object.member("last_run", lastRun?.description)
            object.member("evidence_refs", references)
            object.member("tags", test.isFlaky ? ["flaky"] : [])
            object.key("metadata")
            object.object { writeMetadata(to: &$0) }
        }
        writer.raw([10])
    }

    private func writeMetadata(to object: inout JSONWriter) {
        if let className = test.className { object.member("class", className) }
        if let file = test.file { object.member("file", file) }
        if let line = test.line { object.member("line", line) }
        if !test.suites.isEmpty { object.member("suites", test.suites) }
        if test.repetition > 1 { object.member("repetition", test.repetition) }
        object.member("tries", tries)
    }
}
