import Foundation
import RunStorage
import StateMachine
import Testing

@testable import TestSuites

@Suite("The results of suites")
struct TestResultsTests {
    @Test("as Markdown have the sums, a row for each suite, what failed and why, and where the evidence is")
    func markdown() {
        let text = markdown(ExampleResults.run)
        #expect(
            text.hasPrefix(
                "# Test results: failed\n\n5 suites, 7 tests: 5 passed, 2 failed, 0 errors, 0 skipped, 1 flaky; 12.3 s, "
                    + "parallel, at most 3 at once.\n\n| Suite |"))
        #expect(text.contains("| `unit` | pytest | failed | 3 | 2 | 0 | 0 | 0 | 1.3 s | 1 |\n"))
        #expect(text.contains("- `e2e`: The program was ended by SIGSEGV and left no report.\n"))
        #expect(text.contains("3 failures: 1 assertion, 1 connection, 1 auth; 1 suite broke down."))
        #expect(
            text.contains("### `unit: tests.test_loans test_get_loans_success[a|b]`\n\n- Evidence: `TST-20261121-0004`")
        )
        #expect(text.contains("- Place: `tests/test_loans.py:12`\n- Route: `GET /loans`\n\nassert 404 == 200\n"))
        #expect(text.contains("**assertion** (98 % sure): A value is not what the test expects. Compare"))
        #expect(text.contains("```text\n    def test():\n>       assert 404 == 200"))
        #expect(text.contains("## Flaky tests\n\n- `slow: shop buys` failed in try 1: socket hang up"))
        #expect(text.hasSuffix("## Evidence\n\n`/home/ann/shop/state/evidence/20261121-1`\n"))
    }

    @Test("as Markdown cannot be broken by what tests print")
    func markdownOfHostileTests() {
        let text = markdown(ExampleResults.run)
        #expect(text.contains("````text\nstarting\n```\nconnect ECONNREFUSED 127.0.0.1:80\n````"))
        #expect(MarkdownText.code("a`b|c") == "``a`b|c``" && MarkdownText.code("|", isCell: true) == "`\\|`")
        #expect(MarkdownText.sentence("# <b>x</b>\n| y |") == "\\# \\<b\\>x\\</b\\> \\| y \\|")
        #expect(MarkdownText.block("a\u{1B}[2J", lines: 3, characters: 100) == "```text\na\u{FFFD}[2J\n```")
    }

    @Test("as Markdown tell fifty failures at length, name the others, and say how many have no name here")
    func many() {
        var run = ExampleResults.run
        run.suites = [run.suites[1]]
        run.suites[0].summary.counts.failed = 5_000
        run.suites[0].failures = (0..<1_000).map {
            FailedTest(TestCase(name: "t\($0)", status: .failed), failedTries: [1])
        }
        let text = markdown(run)
        #expect(text.split(separator: "\n").count { $0.hasPrefix("### `unit: ") } == 50)
        #expect(text.contains("### And 950 more\n\n- `unit: t50`\n"))
        #expect(text.contains("4000 failures are not named here; the evidence has them all."))
    }

    @Test("without a suite say that nothing ran")
    func nothing() {
        var run = ExampleResults.run
        run.suites = [ExampleResults.disabled]
        #expect(markdown(run).hasPrefix("# Test results: nothing ran\n\n1 suite, 0 tests: "))
    }

    @Test("as JSON have the same, by suites, totals and failures")
    func json() throws {
        let run = ExampleResults.run
        let bytes = TestResultsJSON.file(run, diagnoses: Diagnoses(of: run), project: ExampleResults.project)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["schema_version"] as? Int == 1 && object["status"] as? String == "failed")
        let suites = try #require(object["suites"] as? [[String: Any]])
        #expect(suites.map { $0["status"] as? String } == ["passed", "failed", "error", "passed", "disabled"])
        #expect(suites[1]["passed"] as? Int == 3 && suites[1]["runner"] as? String == "pytest")
        #expect((suites[2]["diagnosis"] as? [String: Any])?["category"] as? String == "connection")
        #expect((object["totals"] as? [String: Any])?["failed"] as? Int == 2)
        let failures = try #require(object["failures"] as? [[String: Any]])
        #expect(failures.map { $0["file"] as? String } == ["tests/test_loans.py", "tests/test_login.py"])
        #expect(failures[0]["route"] as? String == "GET /loans")
        #expect((failures[1]["diagnosis"] as? [String: Any])?["category"] as? String == "auth")
        #expect((object["flaky"] as? [[String: Any]])?.count == 1)
        #expect(object["evidence"] as? String == "20261121-1")
    }

    @Test("have diagnoses that an agent can better, for each failure its own")
    func agent() throws {
        let run = ExampleResults.run
        var diagnoses = Diagnoses(of: run)
        let request = try #require(diagnoses.request)
        #expect(request.contains("## GROUP 3: 1 failure"))
        diagnoses.believe(
            "GROUP 2\nROOT_CAUSE: The clock is wrong.\nCATEGORY: flaky\nSUGGESTION: Set it.\nCONFIDENCE: 1\n",
            of: "doctor")
        let changed = diagnoses.groups.flatMap(\.members).filter { $0.diagnosis.explainedBy == .agent("doctor") }
        #expect(changed.count == 1)
        let member = try #require(changed.first)
        #expect(diagnoses.of(suite: member.failure.suite, test: member.failure.test)?.cause == "The clock is wrong.")
        #expect(diagnoses.summary.categories.contains { $0.category == .flaky })
        let file = try JSONSerialization.jsonObject(with: Data(DiagnosesJSON.file(diagnoses))) as? [String: Any]
        #expect(file?["total_failures"] as? Int == 3 && (file?["groups"] as? [Any])?.count == 3)
    }

    @Test("of a run that passed have nothing to diagnose")
    func passed() {
        var run = ExampleResults.run
        run.suites = [ExampleResults.passed, ExampleResults.flaky]
        let diagnoses = Diagnoses(of: run)
        #expect(diagnoses.request == nil && diagnoses.summary.text == "All tests passed.")
    }

    private func markdown(_ run: TestRunResult) -> String {
        TestResultsText.file(run, diagnoses: Diagnoses(of: run), project: ExampleResults.project)
    }
}
