package import RunStorage
import StateMachine

/// Writes one JUnit XML of all suites, test by test, so that any number of them needs no memory.
///
/// The order is `begin`, then for each suite `beginSuite`, its tests and `endSuite`, then `end`; between any of these
/// `take` gives what has been written so far. A suite that broke down has a test `(the suite itself)` with an error:
/// many readers look at tests alone, and would take a suite without any for a good one.
package struct JUnitText: Sendable {
    /// How the suite itself is called where a test's name is wanted.
    package static let suiteItself = "(the suite itself)"

    private var bytes: [UInt8] = []

    /// Makes a writer that has written nothing.
    package init() {}

    /// Gives what was written since the last time, UTF-8.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// How much `take` would give.
    package var count: Int { bytes.count }

    /// Begins the file with the sums of all suites.
    package mutating func begin(_ result: TestRunResult, name: String = "teambot test") {
        bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites".utf8
        XMLText.append("name", name, to: &bytes)
        let own = result.suites.map(Self.ownCounts).reduce(into: TestCounts(), +=)
        append(result.counts, own, seconds: result.durationSeconds)
        XMLText.append("timestamp", result.startedAt.description, to: &bytes)
        bytes += ">\n".utf8
    }

    /// Begins a suite.
    package mutating func beginSuite(_ suite: SuiteResult) {
        let summary = suite.summary
        bytes += "  <testsuite".utf8
        XMLText.append("name", suite.name, to: &bytes)
        append(summary.counts, Self.ownCounts(suite), seconds: summary.durationSeconds)
        bytes += ">\n    <properties>\n".utf8
        append(property: "runner", summary.runner.rawValue)
        append(property: "status", summary.status.rawValue)
        append(property: "attempts", String(summary.attempts))
        if let version = suite.toolVersion { append(property: "tool_version", version) }
        bytes += "    </properties>\n".utf8
        appendSuiteItself(suite)
    }

    /// Adds a test of the suite that was begun.
    ///
    /// - Parameter earlier: What went wrong in tries before the one that counts: where it passed in the end, it is
    /// flaky.
    package mutating func add(_ test: TestCase, earlier: [TestProblem] = []) {
        bytes += "    <testcase".utf8
        XMLText.append("name", test.name, to: &bytes)
        let nested = test.suites.isEmpty ? nil : test.suites.joined(separator: ".")
        XMLText.append("classname", test.className ?? nested, to: &bytes)
        XMLText.append("file", test.file, to: &bytes)
        XMLText.append("line", test.line.map(String.init), to: &bytes)
        XMLText.append("time", test.seconds.map(Self.seconds), to: &bytes)
        bytes += ">\n".utf8
        if !test.properties.isEmpty {
            bytes += "      <properties>\n".utf8
            for property in test.properties { append(property: property.name, property.value) }
            bytes += "      </properties>\n".utf8
        }
        for element in JUnitElement.elements(of: test, earlier: earlier) { element.append(to: &bytes) }
        append("system-out", test.output)
        append("system-err", test.errorOutput)
        bytes += "    </testcase>\n".utf8
    }

    /// Ends the suite.
    package mutating func endSuite() { bytes += "  </testsuite>\n".utf8 }

    /// Ends the file.
    package mutating func end() { bytes += "</testsuites>\n".utf8 }

    /// What the suite itself adds to its tests.
    private static func ownCounts(_ suite: SuiteResult) -> TestCounts {
        var counts = TestCounts()
        switch suite.summary.status {
        case .passed: break
        case .failed where !suite.failures.isEmpty: break
        case .disabled, .skipped: counts.skipped = 1
        default: counts.errors = 1
        }
        return counts
    }

    private mutating func appendSuiteItself(_ suite: SuiteResult) {
        let own = Self.ownCounts(suite)
        guard own.total > 0 else { return }
        let message = suite.summary.error ?? "It is \(suite.summary.status.rawValue)."
        var test = TestCase(name: Self.suiteItself, className: suite.name, status: own.errors > 0 ? .error : .skipped)
        if own.errors > 0 {
            test.problems = [TestProblem(.error, type: suite.summary.status.rawValue, message: message)]
            test.output = suite.tries.last?.outputEnd
        } else {
            test.skipReason = message
        }
        add(test)
    }

    private mutating func append(_ counts: TestCounts, _ own: TestCounts, seconds: Double) {
        XMLText.append("tests", String(counts.total + own.total), to: &bytes)
        XMLText.append("failures", String(counts.failed), to: &bytes)
        XMLText.append("errors", String(counts.errors + own.errors), to: &bytes)
        XMLText.append("skipped", String(counts.skipped + own.skipped), to: &bytes)
        if counts.flaky > 0 { XMLText.append("flakes", String(counts.flaky), to: &bytes) }
        XMLText.append("time", Self.seconds(seconds), to: &bytes)
    }

    private mutating func append(property name: String, _ value: String) {
        bytes += "      <property".utf8
        XMLText.append("name", name, to: &bytes)
        XMLText.append("value", value, to: &bytes)
        bytes += "/>\n".utf8
    }

    private mutating func append(_ element: String, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        bytes += "      <\(element)>".utf8
        XMLText.append(content: text, to: &bytes)
        bytes += "</\(element)>\n".utf8
    }

    /// Seconds with three decimals, which every reader understands.
    private static func seconds(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds > 0 else { return "0.000" }
        let milliseconds = Int(min(seconds, 1e12) * 1_000 + 0.5)
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
