import Platform
import StateMachine
import TestSupport
import Testing

/// `teambot watch` on a terminal beside a session of another process.
@Suite(.serialized, .enabled(if: Pane.isThere)) struct SessionWatchTests {
    @Test("It shows what is at work, what has ended above it, and says at the end how the session stands")
    func live() throws {
        let project = try TemporaryProject()
        let session = try WrittenSession("20261121-164412-1a2b3c4d", in: project, titles: ["Greet", "Search"])
        try session.start(1, "greet")
        try session.end(1, .noChanges)
        try session.start(2, "search")
        let pane = try Pane(project)
        try pane.type("$TEAMBOT watch 2026; echo status $?")
        let picture = try pane.wait(for: "▶ search")
        #expect(picture.contains { $0.contains("= greet") && $0.contains("ended after") }, "\(picture)")
        #expect(picture.contains { $0.contains("1 of 2 done") }, "\(picture)")
        try session.end(2, .complete) { $0.changes = ChangeCount(files: 1, insertions: 2, deletions: 3) }
        try pane.wait(for: "complete in")
        try session.finish(.complete)
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains("status 0") && !screen.contains { $0.contains("──") }, "\(screen)")
        #expect(screen.contains { $0.hasPrefix("The session is complete: 1 of 2 objectives is complete") }, "\(screen)")
    }
}
