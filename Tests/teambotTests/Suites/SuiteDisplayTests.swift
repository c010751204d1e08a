import Platform
import TestSupport
import Testing

/// `teambot test` on a terminal.
@Suite("teambot test on a terminal", .serialized, .enabled(if: Pane.isThere)) struct SuiteDisplayTests {
    private let project: TemporaryProject
    private let gate: Signpost

    init() throws {
        let slow = "echo 'collecting 12 tests'; read word < gate; " + SuitesText.report([("test_x", "")])
        project = try TemporaryProject(
            stages: SuitesText().suite("unit", tests: [("test_a", "")])
                .suite("broken", tests: [("test_b", SuitesText.failure("no"))]).suite("slow", slow)
                .run("\"parallel\": true").text)
        gate = try Signpost("gate", in: project)
    }

    @Test(
        "Suites that run have a row with what they print, those that have ended keep theirs, a bar counts; then the results"
    )
    func live() throws {
        let pane = try Pane(project)
        try pane.type("$TEAMBOT test; echo status $?")
        let picture = try pane.wait { screen in
            ["✓ unit", "✗ broken", "collecting 12 tests"].allSatisfy { part in screen.contains { $0.contains(part) } }
        }
        #expect(picture.contains("3 suites, parallel"), "\(picture)")
        #expect(picture.contains { $0.hasPrefix("✓ unit ") && $0.contains("PASS 1 passed") }, "\(picture)")
        #expect(picture.contains { $0.hasPrefix("▶ slow ") && $0.contains("collecting 12 tests") }, "\(picture)")
        #expect(picture.contains { $0.contains("1 of 3 done · 1 failed") }, "\(picture)")
        try gate.open()
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains("status 4") && !screen.contains { $0.contains("──") }, "\(screen)")
        #expect(screen.count { $0.contains("PASS") } == 2 && screen.count { $0.contains("FAIL") } == 2, "\(screen)")
        #expect(!screen.contains { $0.contains("▶") }, "\(screen)")
        #expect(screen.contains("failing tests") && screen.contains { $0.hasPrefix("evidence: ") }, "\(screen)")
    }

    @Test("Ctrl-C ends the suites, says what had ended, and leaves a terminal as it was")
    func interrupted() throws {
        let pane = try Pane(project)
        try pane.type("$TEAMBOT test")
        try pane.wait(for: "collecting 12 tests")
        try pane.press("C-c")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.contains("Interrupted: 1 of 3 suites passed") }, "\(screen)")
        #expect(!screen.contains { $0.contains("──") }, "\(screen)")
        #expect(try pane.fact("cursor_flag") == "1")
    }

    @Test("In a small terminal what runs and what failed goes before what passed, and the rest is counted")
    func small() throws {
        let pane = try Pane(project, columns: 40, rows: 4)
        try pane.type("$TEAMBOT test")
        let picture = try pane.wait { $0.contains { $0.hasPrefix("… 2 ended") } }
        #expect(
            picture.contains { $0.hasPrefix("▶ slow") } && picture.contains { $0.contains("1 of 3 done") }, "\(picture)"
        )
        try pane.press("C-c")
        try pane.wait { $0.last == "ready$" }
    }
}
