import RunStorage
import StateMachine

/// Lines that GitHub's runner shows beside the code.
package enum GitHubAnnotations {
    /// Annotations of one kind that GitHub shows of a step; it drops the others without a word.
    private static let most = 10
    private static let longestMessage = 1_000
    private static let longestTitle = 200

    /// An error for each failure and a warning for each flaky test, and a notice that sums up.
    ///
    /// - Parameter project: The user's project, absolute: paths are shown relative to it.
    package static func lines(for result: TestRunResult, diagnoses: Diagnoses, project: String) -> [String] {
        let errors = errors(result, diagnoses, project)
        let warnings = result.suites.flatMap { suite in
            suite.flaky.map { failed in
                line(
                    "warning", TestPlace(of: failed.test, in: project), title: "\(suite.name): \(failed.test.identity)",
                    message: "Flaky: it failed, and passed when it was tried again.")
            }
        }
        let more = max(0, errors.count - most)
        var sum = "\(result.counts.passed) passed, \(result.counts.failed) failed, \(result.counts.errors) errors, "
        sum += "\(result.counts.skipped) skipped, \(result.counts.flaky) flaky. \(diagnoses.summary.text)"
        if more > 0 { sum += "\n\(more) more failures are not shown here." }
        let notice = line("notice", nil, title: "Tests: \(result.status.rawValue)", message: sum)
        return Array(errors.prefix(most)) + Array(warnings.prefix(most)) + [notice]
    }

    private static func errors(_ result: TestRunResult, _ diagnoses: Diagnoses, _ project: String) -> [String] {
        var lines: [String] = []
        for suite in result.suites where suite.summary.status.isBad {
            // The suite itself counts first: where it broke down, tests may be missing.
            if let diagnosis = diagnoses.of(suite: suite.name, test: nil) {
                let message = suite.summary.error ?? "The suite did not pass."
                lines.append(line("error", nil, title: suite.name, message: "\(message)\n\(explained(diagnosis))"))
            }
            for failed in suite.failures {
                let message = failed.test.problems.first?.message ?? "It failed."
                let diagnosis = diagnoses.of(suite: suite.name, test: failed.test.identity)
                lines.append(
                    line(
                        "error", TestPlace(of: failed.test, in: project),
                        title: "\(suite.name): \(failed.test.identity)",
                        message: message.prefix(longestMessage) + (diagnosis.map { "\n" + explained($0) } ?? "")))
            }
        }
        return lines
    }

    private static func explained(_ diagnosis: Diagnosis) -> String {
        "\(diagnosis.category.rawValue): \(diagnosis.cause) \(diagnosis.suggestion)"
    }

    /// One command of the runner; what would end it or a part of it is escaped.
    private static func line(_ command: String, _ place: TestPlace?, title: String, message: String) -> String {
        var properties: [String] = []
        if let place {
            properties.append("file=\(escaped(place.file, isProperty: true))")
            if let line = place.line { properties.append("line=\(line)") }
        }
        properties.append("title=\(escaped(OneLine.of(title, atMost: longestTitle), isProperty: true))")
        return "::\(command) \(properties.joined(separator: ","))::\(escaped(message, isProperty: false))"
    }

    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25".unicodeScalars
            case "\r": escaped += "%0D".unicodeScalars
            case "\n": escaped += "%0A".unicodeScalars
            case ":" where isProperty: escaped += "%3A".unicodeScalars
            case "," where isProperty: escaped += "%2C".unicodeScalars
            default:
                // Nothing that a test prints is to move the cursor of whoever reads the log.
                let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
                escaped.append(isControl ? "\u{FFFD}" : scalar)
            }
        }
        return String(escaped)
    }
}
