import JSONText
import StateMachine

extension SuiteProgram: RecordValue {}
extension SuiteStatus: RecordValue {}

extension SuiteSummary: Recorded {
    static let fields: [RecordField<SuiteSummary>] = [
        .always("name", "The suite.") { $0.name },
        .always("runner", "The tool that ran it.") { $0.runner },
        .always("status", "How it ended.") { $0.status },
        .always("passed", "Tests that passed.") { $0.counts.passed },
        .always("failed", "Tests that failed.") { $0.counts.failed },
        .always("errors", "Tests that could not be carried out to their end.") { $0.counts.errors },
        .always("skipped", "Tests that were left out.") { $0.counts.skipped },
        .always("flaky", "Tests that failed and then passed; they count as passed, too.") { $0.counts.flaky },
        .always("duration_seconds", "How long its attempts took together.") { $0.durationSeconds },
        .always("attempts", "How often it was tried.") { $0.attempts },
        .known("error", "Why it did not pass, in a sentence.") { $0.error },
    ]
}

/// The test suites of a stage as JSON.
enum SuiteText {
    /// Reads what was written by the table; entries without a name or a known status are left out.
    static func read(_ value: JSONValue) -> [SuiteSummary] { (value.elements ?? []).compactMap(summary) }

    /// Reads one of them.
    static func summary(_ value: JSONValue) -> SuiteSummary? {
        guard let name = value["name"]?.string,
            let status = value["status"]?.string.flatMap(SuiteStatus.init(rawValue:))
        else { return nil }
        let runner = value["runner"]?.string.flatMap(SuiteProgram.init(rawValue:)) ?? .exitStatus
        var summary = SuiteSummary(name: name, runner: runner, status: status)
        summary.counts.passed = value["passed"]?.integer ?? 0
        summary.counts.failed = value["failed"]?.integer ?? 0
        summary.counts.errors = value["errors"]?.integer ?? 0
        summary.counts.skipped = value["skipped"]?.integer ?? 0
        summary.counts.flaky = value["flaky"]?.integer ?? 0
        summary.durationSeconds = value["duration_seconds"]?.double ?? 0
        summary.attempts = value["attempts"]?.integer ?? 0
        summary.error = value["error"]?.string
        return summary
    }
}
