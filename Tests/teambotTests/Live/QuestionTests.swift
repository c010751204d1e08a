import JSONText
import Platform
import TestSupport
import Testing

/// Questions to the person before the terminal of a run.
@Suite(.serialized, .enabled(if: Pane.isThere)) struct QuestionTests {
    private static let approval = "\"approval\": { \"question\": \"Ship it?\" }"

    private let project: TemporaryProject
    private let gate: Signpost

    init() throws {
        project = try TemporaryProject()
        gate = try Signpost("gate", in: project)
    }

    @Test("A question takes the frame away until it is answered")
    func question() throws {
        try project.write(
            "stages.json",
            StagesText().command("BEGIN", "true", next: "WAIT", "ASK").command("WAIT", "read word < gate", next: "END")
                .stage("ASK", Self.approval, next: "END").command("END", "true").text)
        let pane = try Pane(project)
        try pane.type("$TEAMBOT run objective.md")
        let asked = try pane.wait { $0.last?.contains("Enter alone decides later") == true }
        #expect(!asked.contains { $0.contains("──") || $0.contains("▶ WAIT") }, "\(asked)")
        try pane.type("y well done")
        let screen = try pane.wait { $0.suffix(2).first?.contains("▶ WAIT") == true }
        #expect(screen.contains("y well done") && screen.contains { $0.contains("✓ ASK") })
        try gate.open()
        try pane.wait { $0.last == "ready$" }
    }

    @Test("Of several questions each is asked when the one before is answered")
    func questions() throws {
        try project.write(
            "stages.json",
            StagesText().command("BEGIN", "true", next: "ASK_A", "ASK_B").stage("ASK_A", Self.approval)
                .stage("ASK_B", Self.approval).text)
        let pane = try Pane(project)
        try pane.type("$TEAMBOT run objective.md")
        let first = try pane.wait { $0.last?.contains("Enter alone decides later") == true }
        #expect(first.count { $0.hasPrefix("? ASK_") } == 1, "\(first)")
        try pane.type("n")
        try pane.wait { $0.count { $0.hasPrefix("? ASK_") } == 2 && $0.last?.contains("decides later") == true }
        try pane.type("y")
        try pane.wait { $0.last == "ready$" }
        let asked = try #require(first.first { $0.hasPrefix("? ASK_") }).dropFirst(2).prefix(5)
        #expect(try project.status(of: String(asked)) == "failed")
        #expect(try project.status(of: asked == "ASK_A" ? "ASK_B" : "ASK_A") == "completed")
    }

    @Test("A run that a shell has put into the background asks nobody, and waits")
    func backgroundQuestion() throws {
        try project.write(
            "stages.json",
            StagesText().command("BEGIN", "read word < gate", next: "ASK")
                .stage("ASK", Self.approval).text)
        let pane = try Pane(project)
        try pane.type("$TEAMBOT run objective.md &")
        try gate.open()
        try pane.wait { $0.contains { $0.contains("waits for") || $0.contains("waiting for") } }
        try project.waitForEngine()
        #expect(try project.state()["status"]?.string == "waiting_approval")
    }

    @Test("What was typed before a question is no answer to it")
    func typedBeforeTheQuestion() throws {
        try project.write(
            "stages.json",
            StagesText().command("BEGIN", "echo at work; read word < gate", next: "ASK")
                .stage("ASK", Self.approval).text)
        let pane = try Pane(project)
        try pane.type("$TEAMBOT run objective.md")
        try pane.wait(for: "at work")
        try pane.type("y")
        try gate.open()
        try pane.wait { $0.last?.contains("Enter alone decides later") == true }
        try pane.type("n not like this")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.contains("Rejected by a person: not like this") }, "\(screen)")
    }

    @Test("A decision from another terminal withdraws the question, and says who has decided")
    func withdrawn() throws {
        try project.write(
            "stages.json",
            StagesText().command("BEGIN", "true", next: "ASK").stage("ASK", Self.approval, next: "NEXT")
                .stage("NEXT", Self.approval).text)
        let pane = try Pane(project)
        try pane.type("$TEAMBOT run objective.md")
        try pane.wait { $0.last?.contains("Enter alone decides later") == true }
        #expect(try project.teambot("approve", "ASK", "--comment", "from\u{1b}[31m afar").status == 0)
        let next = try pane.wait {
            $0.contains { $0.hasPrefix("? NEXT") } && $0.last?.contains("decides later") == true
        }
        #expect(next.contains { $0.contains("The question is withdrawn") }, "\(next)")
        #expect(next.contains { $0.contains("approved by") && $0.contains("afar") }, "\(next)")
        // Nothing that is typed now is taken for an answer to the first one.
        try pane.type("n too late")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.contains("Rejected by a person: too late") }, "\(screen)")
        #expect(try project.status(of: "ASK") == "completed")
    }
}
