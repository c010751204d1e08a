import JSONText
import RunStorage
import StateMachine

/// The results of a run of suites for programs: of `teambot test --json`, and `test_results.json`.
package enum TestResultsJSON {
    /// The version of the form.
    package static let schemaVersion = 1
    /// Characters of a failure's text that are kept: the end.
    private static let longestText = 4_000

    /// The whole object.
    ///
    /// - Parameter project: The user's project, absolute: paths are given relative to it.
    package static func file(_ result: TestRunResult, diagnoses: Diagnoses, project: String) -> [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.object { writer in
            writer.member("schema_version", schemaVersion)
            writer.member("status", result.status.rawValue)
            writer.member("mode", result.mode.description)
            writer.member("started_at", result.startedAt.description)
            writer.member("duration_seconds", result.durationSeconds)
            writer.key("suites")
            writer.array { writer in
                for suite in result.suites { write(suite, diagnoses, to: &writer) }
            }
            writer.key("totals")
            writer.object { writer in
                writer.member("suites", result.suites.count)
                write(result.counts, to: &writer)
            }
            for (key, tests) in [("failures", \SuiteResult.failures), ("flaky", \SuiteResult.flaky)] {
                writer.key(key)
                writer.array { writer in
                    for suite in result.suites {
                        for failed in suite[keyPath: tests] {
                            write(failed, of: suite.name, diagnoses, project, to: &writer)
                        }
                    }
                }
            }
            writer.key("diagnosis")
            writer.object { writer in DiagnosesJSON.write(summary: diagnoses.summary, to: &writer) }
            if !result.warnings.isEmpty { writer.member("warnings", result.warnings) }
            writer.member("evidence", result.evidence)
            writer.member("evidence_path", result.evidencePath)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ suite: SuiteResult, _ diagnoses: Diagnoses, to writer: inout JSONWriter) {
        let summary = suite.summary
        writer.object { writer in
            writer.member("name", summary.name)
            writer.member("runner", summary.runner.rawValue)
            writer.member("tool_version", suite.toolVersion)
            writer.member("status", summary.status.rawValue)
            write(summary.counts, to: &writer)
            writer.member("duration_seconds", summary.durationSeconds)
            writer.member("attempts", summary.attempts)
            writer.member("error", summary.error)
            write(diagnoses.of(suite: suite.name, test: nil), to: &writer)
            writer.key("tries")
            writer.array { writer in
                for attempt in suite.tries { write(attempt, to: &writer) }
            }
        }
    }

    private static func write(_ attempt: SuiteTry, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("number", attempt.number)
            writer.member("selected", attempt.selected)
            writer.member("status", attempt.status.rawValue)
            write(attempt.counts, to: &writer)
            writer.member("duration_seconds", attempt.durationSeconds)
            writer.member("exit_status", attempt.exitStatus)
            writer.member("signal", attempt.signal)
            writer.member("error", attempt.error)
            writer.member("directory", attempt.directory)
        }
    }

    private static func write(_ counts: TestCounts, to writer: inout JSONWriter) {
        writer.member("passed", counts.passed)
        writer.member("failed", counts.failed)
        writer.member("errors", counts.errors)
        writer.member("skipped", counts.skipped)
        writer.member("flaky", counts.flaky)
    }

    private static func write(
        _ failed: FailedTest, of suite: String, _ diagnoses: Diagnoses, _ project: String,
        to writer: inout JSONWriter
    ) {
        let test = failed.test
        let place = TestPlace(of: test, in: project)
        let problem = test.problems.first
        writer.object { writer in
            writer.member("suite", suite)
            writer.member("id", failed.id)
            writer.member("test", test.identity)
            writer.member("name", test.name)
            writer.member("class_name", test.className)
            writer.member("status", test.status.rawValue)
            writer.member("file", place?.file)
            writer.member("line", place?.line)
            writer.member("route", failed.route)
            writer.member("type", problem?.type)
            writer.member("message", problem?.message)
            writer.member("text", problem?.text.map { String($0.suffix(longestText)) })
            writer.key("failed_tries")
            writer.array { writer in
                for number in failed.failedTries { writer.integer(number) }
            }
            write(diagnoses.of(suite: suite, test: test.identity), to: &writer)
        }
    }

    private static func write(_ diagnosis: Diagnosis?, to writer: inout JSONWriter) {
        writer.key("diagnosis")
        if let diagnosis { DiagnosesJSON.write(diagnosis, to: &writer) } else { writer.null() }
    }
}
