import JSONText
import StateMachine

/// A suite of a manifest as a JSON object: its summary with `tries`.
extension EvidenceSuite {
    /// Writes the object.
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            for field in SuiteSummary.fields { field.write(summary, &object) }
            object.key("tries")
            object.array { list in for attempt in tries { attempt.write(to: &list) } }
            guard let records else { return }
            object.member("first_test_id", records.first)
            object.member("last_test_id", records.last)
        }
    }

    /// Reads what `write` has written; nil where it has no name or no known status.
    init?(_ value: JSONValue) {
        guard let summary = SuiteText.summary(value) else { return nil }
        self.init(summary, tries: (value["tries"]?.elements ?? []).compactMap(EvidenceTry.init))
        if let first = value["first_test_id"]?.string, let last = value["last_test_id"]?.string {
            records = Records(first: first, last: last)
        }
    }
}

extension EvidenceTry {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("number", number)
            object.member("selected", selected)
            object.member("status", status.rawValue)
            object.member("passed", counts.passed)
            object.member("failed", counts.failed)
            object.member("errors", counts.errors)
            object.member("skipped", counts.skipped)
            object.member("flaky", counts.flaky)
            object.member("duration_seconds", durationSeconds)
            object.member("exit_code", exitStatus)
            object.member("signal", signal)
            object.member("error", error)
            object.member("artifacts", artifacts)
        }
    }

    fileprivate init?(_ value: JSONValue) {
        guard let number = value["number"]?.integer,
            let status = value["status"]?.string.flatMap(SuiteStatus.init(rawValue:))
        else { return nil }
        self.init(number: number, status: status)
        selected = value["selected"]?.integer
        counts.passed = value["passed"]?.integer ?? 0
        counts.failed = value["failed"]?.integer ?? 0
        counts.errors = value["errors"]?.integer ?? 0
        counts.skipped = value["skipped"]?.integer ?? 0
        counts.flaky = value["flaky"]?.integer ?? 0
        durationSeconds = value["duration_seconds"]?.double ?? 0
        exitStatus = value["exit_code"]?.integer
        signal = value["signal"]?.integer
        error = value["error"]?.string
        artifacts = value["artifacts"]?.string
    }
}
