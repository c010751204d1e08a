import Configuration
import RunStorage
import StateMachine
import TestSuites

/// Decides scenarios that name tests: the suites that may have them run once in a round, and only what a report proves
/// counts.
struct ScenarioTests: Sendable {
    /// Near names that are told.
    private static let nearNames = 3

    private let result: TestRunResult?
    private let reported: ReportedTests?
    private let failsOnFlaky: Bool

    /// Runs what the scenarios of a round name; nothing where they name no test.
    init(
        _ scenarios: [AcceptanceScenario], _ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner,
        round: Int
    ) async throws {
        failsOnFlaky = context.workflow.testRun.failsOnFlaky
        let wanted = scenarios.flatMap(\.tests)
        let names = SuiteChoice(context.workflow).names(for: wanted)
        guard !names.isEmpty else {
            (result, reported) = (nil, nil)
            return
        }
        let commands = Set(scenarios.flatMap(ScenarioRunner.tasks))
        let result = try await SuiteRound(context, stage, attempts, round, others: commands).run(
            SuiteOrder(context.workflow, suites: names))
        self.result = result
        let named = Set(wanted).map(NamedTest.init)
        // Reading blocks, and a report may be large.
        reported = try await FileWork.run(on: .max) { try ReportedTests(of: result, wanted: named, mask: context.mask) }
    }

    /// Why a scenario's tests do not prove it; nil where they do.
    func objection(to scenario: AcceptanceScenario) -> String? {
        scenario.tests.lazy.compactMap { objection(to: NamedTest($0)) }.first
    }

    /// What the tests of a scenario have said, for people.
    func output(of scenario: AcceptanceScenario) -> String {
        scenario.tests.flatMap { name -> [String] in
            (reported?.found[NamedTest(name)] ?? []).flatMap(Self.lines)
        }.joined(separator: "\n") + (scenario.tests.isEmpty ? "" : "\n")
    }

    private func objection(to name: NamedTest) -> String? {
        guard let result, let reported else {
            return "The test `\(name.text)` cannot be run: no test suite of `stages.json` is enabled."
        }
        guard let found = reported.found[name], !found.isEmpty else { return missing(name, result, reported) }
        if let bad = found.first(where: { $0.test.status != .passed }) {
            let why = bad.test.problems.first.map { ": \($0.message)" } ?? bad.test.skipReason.map { ": \($0)" } ?? ""
            return "The test `\(bad.test.identity)` of the suite \(bad.suite) ended as "
                + "\(bad.test.status.rawValue)\(why)"
        }
        if failsOnFlaky, let flaky = found.first(where: \.test.isFlaky) {
            return "The test `\(flaky.test.identity)` of the suite \(flaky.suite) failed before it passed, and "
                + "`fail_on_flaky` is set."
        }
        return found.lazy.compactMap { Self.doubt($0, result) }.first
    }

    /// Why a passed test of a suite proves nothing: a suite that broke down may have done so because of it.
    private static func doubt(_ found: ReportedTests.Found, _ result: TestRunResult) -> String? {
        guard let suite = result.suites.first(where: { $0.name == found.suite })?.summary,
            suite.status != .passed, suite.status != .failed
        else { return nil }
        return "The test `\(found.test.identity)` passed, but its suite \(found.suite) has no result that can be "
            + "believed (\(SuiteWords.phrase(suite)))" + (suite.error.map { ": \($0)" } ?? ".")
    }

    private func missing(_ name: NamedTest, _ result: TestRunResult, _ reported: ReportedTests) -> String {
        let told = result.suites.map { "\($0.name) \(SuiteWords.phrase($0.summary))" }.joined(separator: ", ")
        let near = Self.near(name.text, reported.names)
        let hint =
            near.isEmpty ? "" : " There is " + near.map { "`\($0)`" }.joined(separator: ", ") + "; name one of these."
        return "The test `\(name.text)` is in no report of the suites (\(told)).\(hint)"
    }

    /// Names that may have been meant.
    private static func near(_ name: String, _ known: [String]) -> [String] {
        let last = name.split { $0 == " " || $0 == ":" || $0 == "/" }.last.map(String.init) ?? name
        let bare = known.map { ($0, $0.split(separator: " ").last.map(String.init) ?? $0) }
        var near = bare.filter { $0.1 == last || $0.1.hasPrefix(last + "[") }.map(\.0)
        if let nearest = NearestName.nearest(to: last, among: bare.map(\.1)) {
            near += bare.filter { $0.1 == nearest }.map(\.0)
        }
        var seen = Set<String>()
        return Array(near.filter { seen.insert($0).inserted }.prefix(nearNames))
    }

    private static func lines(_ found: ReportedTests.Found) -> [String] {
        let head = "\(found.suite): \(found.test.identity) \(found.test.status.rawValue)"
        return [head] + found.test.problems.map { $0.text ?? $0.message }
    }
}
