import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

/// `teambot watch` beside a run of another process.
@Suite(.serialized, .enabled(if: Pane.isThere)) struct WatchTests {
    private let project: TemporaryProject
    private let gate: Signpost
    private let up: Signpost

    init() throws {
        let work = "echo 'at work'; echo up > up; read word < gate"
        project = try TemporaryProject(
            stages: StagesText().command("FIRST", "true", next: "WORK").command("WORK", work, next: "LAST")
                .command("LAST", "true").text)
        gate = try Signpost("gate", in: project)
        up = try Signpost("up", in: project)
    }

    /// An engine of another terminal that has come to its second stage.
    private func engine() throws -> RunningTeambot {
        let engine = try project.start("run", "objective.md")
        try up.wait(for: engine)
        return engine
    }

    @Test("It shows what runs and what was done, and says at the end how the run stands")
    func live() throws {
        let engine = try engine()
        let pane = try Pane(project)
        try pane.type("$TEAMBOT watch; echo status $?")
        let picture = try pane.wait(for: "at work")
        #expect(picture.contains("Build Widget (widget): 1 of 3 stages are done"))
        #expect(picture.contains { $0.contains("✓ FIRST  completed in") })
        try gate.open()
        #expect(try engine.finish().status == 0)
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains("widget: complete") && screen.contains("status 0"))
        #expect(screen.contains { $0.contains("✓ WORK") } && !screen.contains { $0.contains("──") }, "\(screen)")
    }

    @Test("q and Ctrl-C leave, the run goes on and the terminal is as it was", arguments: ["q", "C-c"])
    func left(_ key: String) throws {
        let engine = try engine()
        let pane = try Pane(project)
        try pane.type("$TEAMBOT watch; echo status $?; stty -a | grep -o ' icanon\\| echo '")
        try pane.wait(for: "at work")
        try pane.press(key)
        // A shell that sees an interrupted command does not do the rest of the line.
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.hasPrefix("The run widget goes on.") }, "\(screen)")
        #expect(key == "C-c" || screen.suffix(4) == ["status 0", " icanon", " echo", "ready$"], "\(screen)")
        try gate.open()
        #expect(try engine.finish().status == 0)
    }

    @Test("When the engine is killed it says so, with the command that goes on")
    func killed() throws {
        let engine = try engine()
        let pane = try Pane(project)
        try pane.type("$TEAMBOT watch")
        try pane.wait(for: "at work")
        try engine.kill()
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(
            screen.contains { $0.hasPrefix("widget: interrupted: the engine is gone; go on with `teambot resume") })
    }

    @Test("A finished run is shown with its last picture")
    func finished() throws {
        try gate.open()
        try project.teambot("run", "objective.md")
        let pane = try Pane(project)
        try pane.type("$TEAMBOT watch; echo status $?")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.contains("✓ LAST   completed") } && screen.contains("widget: complete"))
        #expect(screen.contains("status 0"))
    }

    @Test("For programs it gives every event from the first as JSON, until the engine has ended")
    func json() throws {
        let engine = try engine()
        let watch = try project.start("watch", "--json")
        #expect(try watch.event(.runStarted) != nil)
        #expect(try watch.event(.attemptStarted, "WORK") != nil)
        try gate.open()
        #expect(try watch.event(.runEnded)?["status"]?.string == "complete")
        let end = try watch.finish()
        #expect(end.status == 0)
        #expect(try end.output.split(separator: "\n").count == project.journal().count)
        try engine.finish()
    }

    @Test("It ends when nobody reads any more, without waiting for the run", arguments: ["--json", "--plain"])
    func unread(_ how: String) throws {
        let engine = try engine()
        let end = try RunningTeambot(
            program: ["sh", "-c", "{ \"$TEAMBOT\" watch \(how); echo $? >code; } | head -1"], in: project
        ).finish()
        #expect(project.lines("code") == ["0"] && end.errors.isEmpty, "\(end)")
        try gate.open()
        #expect(try engine.finish().status == 0)
    }

    @Test("Into a pipe it gives a line for each event, and the sentence to standard error")
    func lines() throws {
        try gate.open()
        try project.teambot("run", "objective.md")
        let end = try project.teambot("watch")
        #expect(end.status == 0 && end.errors.hasPrefix("widget: complete\n"), "\(end)")
        #expect(end.output.contains("✓ LAST   completed in") && !end.output.contains("\u{1B}"))
    }
}
