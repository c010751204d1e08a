import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

@Suite("Tests that meddle with the directory of their attempt") struct HostileSuiteTests {
    private static let deeds = [
        "ln -s ../../../../../victim cases.jsonl", "ln ../../../../../victim cases.jsonl", "mkdir -p cases.jsonl/deep",
        "mkfifo cases.jsonl", "ln -s ../../../../../victim cases.jsonl.new; ln ../../../../../victim cases.jsonl",
        "mkfifo cases.jsonl.new",
    ]

    @Test(
        "Whatever a test leaves under the name of what is read of its report is put away, and nothing is written through it",
        arguments: deeds)
    func casesFile(deed: String) async throws {
        let lab = try SuiteLab()
        let victim = lab.place.path + "/victim"
        let prepare = "cd \"$TEAMBOT_ATTEMPT_DIR\"; echo precious > ../../../../../victim; "
        let suites = [
            lab.suite("unit", prepare + deed + "; " + SuiteLab.leaving([("a", nil), ("b", nil)])),
            lab.suite("lone", prepare + deed, runner: .exitStatus),
        ]
        // With a secret, so that what was read is masked, too.
        let result = try await lab.run(lab.order(suites), environment: [("API_TOKEN", "hush-hush-12345")])
        #expect(result.suites.map(\.summary.status) == [.passed, .passed], "\(result.suites.map(\.summary.error))")
        #expect(try lab.records(result).count == 3)
        #expect(String(decoding: try FileSystem.read(victim), as: UTF8.self) == "precious\n")
    }

    @Test("A test that takes the directory of its attempt away is its suite's error, and ends no other")
    func directoryGone() async throws {
        let lab = try SuiteLab()
        let deed = "mv \"$TEAMBOT_ATTEMPT_DIR\" \"$TEAMBOT_ATTEMPT_DIR.away\""
        let suites = [
            lab.suite("unit", deed), lab.suite("lone", deed, runner: .exitStatus),
            lab.suite("last", SuiteLab.leaving([("a", nil)])),
        ]
        let result = try await lab.run(lab.order(suites))
        #expect(result.suites.map(\.summary.status.isBad) == [true, true, false])
        #expect(result.suites.map(\.summary.status).last == .passed)
    }

    @Test("What was read of a suite and is gone at its end is missed in the evidence, and ends no run")
    func casesGone() async throws {
        let lab = try SuiteLab()
        let failing = SuiteLab.leaving([("a", "no")]) + "; exit 1"
        // The second attempt does away with what was read of the first.
        let script =
            "if [ -e second ]; then rm ../evidence/*/attempts/unit/01-test/cases.jsonl; "
            + "mkfifo $(echo ../evidence/*/attempts/unit/01-test)/cases.jsonl; fi; touch second; " + failing
        let result = try await lab.run(lab.order([lab.suite("unit", script)], retries: 1))
        #expect(result.suites.map(\.summary.status) == [.failed])
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        let isWhole = try lab.records(result).count == 1
        #expect(isWhole || manifest.diagnostics.contains { $0.contains("Of 1 tests of unit only 0 have a record") })
    }
}
