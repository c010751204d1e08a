import RunStorage
import StateMachine

/// `test_results.md`: what became of the suites, for people and for agents who mend what failed.
package enum TestResultsText {
    /// Failures that are told at length; the others are named.
    private static let mostTold = 50
    private static let longestEnd = (lines: 40, characters: 4_000)

    /// The whole file.
    ///
    /// - Parameter project: The user's project, absolute: paths are shown relative to it.
    package static func file(_ result: TestRunResult, diagnoses: Diagnoses, project: String) -> String {
        var parts = [heading(result), table(result)]
        let errors = result.suites.compactMap { suite in
            suite.summary.error.map { "- \(MarkdownText.code(suite.name)): \(MarkdownText.sentence($0))" }
        }
        if !errors.isEmpty { parts.append(errors.joined(separator: "\n")) }
        if !result.warnings.isEmpty {
            parts.append(result.warnings.map { "**Warning**: \(MarkdownText.sentence($0))" }.joined(separator: "\n\n"))
        }
        if diagnoses.summary.total > 0 { parts.append("## What went wrong\n\n\(summary(diagnoses.summary))") }
        parts += failures(result, diagnoses, project)
        parts += flaky(result)
        if let path = result.evidencePath { parts.append("## Evidence\n\n\(MarkdownText.code(path))") }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func heading(_ result: TestRunResult) -> String {
        let word = result.status == .nothingRan ? "nothing ran" : result.status.rawValue
        let counts = result.counts
        let suites = result.suites.count == 1 ? "1 suite" : "\(result.suites.count) suites"
        var line = "\(suites), \(counts.total == 1 ? "1 test" : "\(counts.total) tests"): \(counts.passed) passed, "
        line += "\(counts.failed) failed, \(counts.errors) errors, \(counts.skipped) skipped, \(counts.flaky) flaky; "
        line += "\(seconds(result.durationSeconds)), \(result.mode)."
        return "# Test results: \(word)\n\n\(line)"
    }

    private static func table(_ result: TestRunResult) -> String {
        let head = """
            | Suite | Runner | Status | Passed | Failed | Errors | Skipped | Flaky | Duration | Attempts |
            | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """
        let rows = result.suites.map { suite in
            let summary = suite.summary
            let counts = summary.counts
            let numbers = [counts.passed, counts.failed, counts.errors, counts.skipped, counts.flaky].map(String.init)
            let cells =
                [MarkdownText.code(suite.name, isCell: true), summary.runner.rawValue, summary.status.rawValue]
                + numbers
                + [seconds(summary.durationSeconds), String(summary.attempts)]
            return "| \(cells.joined(separator: " | ")) |"
        }
        return ([head] + rows).joined(separator: "\n")
    }

    private static func summary(_ summary: DiagnosisSummary) -> String {
        let lines = summary.text.split(separator: "\n")
        let first = lines.first.map(String.init) ?? ""
        let suggestions = summary.suggestions.map { "- \(MarkdownText.sentence($0))" }.joined(separator: "\n")
        return suggestions.isEmpty ? first : "\(first)\n\n\(suggestions)"
    }

    private static func failures(_ result: TestRunResult, _ diagnoses: Diagnoses, _ project: String) -> [String] {
        var told: [String] = []
        var named: [String] = []
        for suite in result.suites {
            if let diagnosis = diagnoses.of(suite: suite.name, test: nil) {
                told.append(broken(suite, diagnosis))
            }
            for failed in suite.failures {
                if told.count < mostTold {
                    let diagnosis = diagnoses.of(suite: suite.name, test: failed.test.identity)
                    told.append(FailedTestText.section(failed, of: suite, diagnosis, project: project))
                } else {
                    named.append("- \(MarkdownText.code("\(suite.name): \(failed.test.identity)"))")
                }
            }
        }
        guard !told.isEmpty else { return [] }
        var parts = ["## Failures"] + told
        if !named.isEmpty { parts.append("### And \(named.count) more\n\n\(named.joined(separator: "\n"))") }
        let left = result.suites.reduce(0) { sum, suite in
            sum + max(0, suite.summary.counts.failed + suite.summary.counts.errors - suite.failures.count)
        }
        if left > 0 { parts.append("\(left) failures are not named here; the evidence has them all.") }
        return parts
    }

    private static func broken(_ suite: SuiteResult, _ diagnosis: Diagnosis) -> String {
        let message = suite.summary.error ?? "The suite did not pass."
        var parts = [
            "### \(MarkdownText.code(suite.name)): the suite itself", MarkdownText.sentence(message),
            FailedTestText.explained(diagnosis),
        ]
        if let end = suite.tries.last?.outputEnd, !end.isEmpty {
            parts.append(MarkdownText.block(end, lines: longestEnd.lines, characters: longestEnd.characters))
        }
        return parts.joined(separator: "\n\n")
    }

    private static func flaky(_ result: TestRunResult) -> [String] {
        let lines = result.suites.flatMap { suite in
            suite.flaky.map { failed in
                let tries = failed.failedTries.map(String.init).joined(separator: ", ")
                let message = failed.test.problems.first.map { ": \(MarkdownText.sentence($0.message))" } ?? ""
                let failedIn = tries.isEmpty ? "" : " failed in try \(tries)"
                return "- \(MarkdownText.code("\(suite.name): \(failed.test.identity)"))\(failedIn)\(message)"
            }
        }
        return lines.isEmpty ? [] : ["## Flaky tests", lines.joined(separator: "\n")]
    }

    /// Seconds with one decimal.
    private static func seconds(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds > 0 else { return "0.0 s" }
        let tenths = Int(min(seconds, 1e12) * 10 + 0.5)
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
