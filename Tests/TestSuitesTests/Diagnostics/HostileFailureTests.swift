import Foundation
import FoundationXML
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

@Suite("Whatever tests print")
struct HostileFailureTests {
    private static let pieces = [
        "::", "GET ", "/", "{", "}", "[", "]", "(", "test_", "get_", "__", "_id", "\n", "\r", "\t", " ", "E   ", "`",
        "'",
        "\"", "<", "&", "]]>", "\u{0}", "\u{1B}[2J", "\u{FFFE}", "𝄞", "e\u{301}", "0x", "404", "Error: ", "Caused by: ",
        "GROUP 1\n", "ROOT_CAUSE: ", "CATEGORY: ", "%", "|", "connection refused", "expected ", " got ", "assert", ".",
        ":7",
    ]

    @Test("is diagnosed, told and written without a trap, in bounds, and so that readers can read it")
    func everything() throws {
        for seed in Seeds.all(60) {
            print("seed \(seed)")
            var random = SplitMix64(seed: seed)
            let run = run(&random)
            var diagnoses = Diagnoses(of: run)
            diagnoses.believe(text(&random), of: "doctor")
            let failures = run.suites.flatMap(Failure.all)
            #expect(diagnoses.summary.total == failures.count)
            for failure in failures {
                let diagnosis = try #require(diagnoses.of(suite: failure.suite, test: failure.test))
                #expect((0...1).contains(diagnosis.confidence) && diagnosis.evidence.count <= 200)
            }
            for line in GitHubAnnotations.lines(for: run, diagnoses: diagnoses, project: "/p") {
                #expect(line.hasPrefix("::") && !line.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
            }
            let json = TestResultsJSON.file(run, diagnoses: diagnoses, project: "/p")
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json)) }
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(DiagnosesJSON.file(diagnoses))) }
            #expect(
                TestResultsText.file(run, diagnoses: diagnoses, project: "/p").hasPrefix("# Test results: failed\n"))
            #expect(XMLParser(data: Data(junit(run))).parse())
        }
    }

    private func run(_ random: inout SplitMix64) -> TestRunResult {
        var suites: [SuiteResult] = []
        for number in 0..<3 {
            let status = SuiteStatus.allCases.randomElement(using: &random) ?? .failed
            var summary = SuiteSummary(name: "s\(number)" + text(&random), runner: .junit, status: status)
            summary.error = text(&random)
            var suite = SuiteResult(summary)
            for place in 0..<Int.random(in: 0...4, using: &random) {
                var test = TestCase(name: text(&random), className: text(&random), status: .failed)
                test.repetition = place + 1
                test.file = text(&random)
                test.line = 3
                test.output = text(&random)
                test.problems = [
                    TestProblem(.failure, type: text(&random), message: text(&random), text: text(&random))
                ]
                var failed = FailedTest(test, failedTries: [1])
                failed.route = Route.of(testName: test.name)
                suite.failures.append(failed)
            }
            suites.append(suite)
        }
        suites.append(SuiteResult(SuiteSummary(name: "last", runner: .junit, status: .timedOut)))
        return TestRunResult(
            startedAt: Timestamp(milliseconds: 0), durationSeconds: .nan, mode: .sequential, suites: suites)
    }

    private func junit(_ run: TestRunResult) -> [UInt8] {
        var writer = JUnitText()
        writer.begin(run)
        for suite in run.suites {
            writer.beginSuite(suite)
            for failed in suite.failures { writer.add(failed.test, earlier: failed.test.problems) }
            writer.endSuite()
        }
        writer.end()
        return writer.take()
    }

    private func text(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined()
    }
}
