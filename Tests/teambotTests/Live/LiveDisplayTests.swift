import JSONText
import Platform
import TestSupport
import Testing

/// The live display of the built binary on a terminal.
@Suite(.serialized, .enabled(if: Pane.isThere)) struct LiveDisplayTests {
    /// A stage that has ended, and a group of which both members wait.
    private static let stages = StagesText()
        .command("FIRST", "echo done; true", next: "LEFT", "RIGHT")
        .command("LEFT", "echo 'left 漢字 🎉 works'; read word < gate", next: "LAST")
        .command("RIGHT", "echo 'right works'; read word < gate", next: "LAST")
        .command("LAST", "true").group("LEFT", "RIGHT", after: "FIRST", before: "LAST").text

    private let project: TemporaryProject
    private let gate: Signpost

    init() throws {
        project = try TemporaryProject(stages: Self.stages)
        gate = try Signpost("gate", in: project)
    }

    private func begin(_ options: String = "", columns: Int = 80, rows: Int = 20) throws -> Pane {
        let pane = try Pane(project, columns: columns, rows: rows)
        try pane.type("$TEAMBOT run objective.md " + options)
        try pane.wait { $0.contains { $0.contains("right works") } && $0.contains { $0.contains("left 漢字") } }
        return pane
    }

    /// Whether a frame stands at the end of the screen, once and whole.
    private static func isWhole(_ screen: [String]) -> Bool {
        screen.suffix(4).map { $0.prefix(9) } == ["pair: 0 o", "  ▶ LEFT ", "  ▶ RIGHT", screen.last?.prefix(9) ?? ""]
            && screen.count { $0.contains("1 of 4 done") || $0.contains("1/4") } == 1
            && screen.count { $0.contains("▶ LEFT") } == 1
    }

    @Test("Running members stand under their group's name with what they said last, finished stages above")
    func frame() throws {
        let pane = try begin()
        let screen = try pane.wait(until: Self.isWhole)
        #expect(screen.contains { $0.contains("✓ FIRST  completed in") })
        #expect(screen.contains { $0.contains("▶ LEFT") && $0.hasSuffix("left 漢字 🎉 works") })
        #expect(try pane.painted.contains("\u{1B}[32m"))
        try gate.open()
        try gate.open()
        let last = try pane.wait { $0.last == "ready$" }
        #expect(last.contains { $0.hasPrefix("The run is complete: 4 of 4 stages are done") })
        #expect(!last.contains { $0.contains("──") || $0.contains("▶ LEFT") }, "\(last)")
    }

    @Test("NO_COLOR leaves the display alive and without any colour")
    func withoutColour() throws {
        let pane = try Pane(project)
        try pane.type("NO_COLOR=1 $TEAMBOT run objective.md")
        try pane.wait(until: Self.isWhole)
        #expect(!(try pane.painted.contains("\u{1B}[")))
    }

    @Test("It survives every size, down to 40 columns and fewer rows than it needs")
    func resized() throws {
        let pane = try begin(columns: 100)
        for (columns, rows) in [(40, 20), (120, 30), (50, 8), (80, 24), (40, 10)] {
            try pane.resize(columns: columns, rows: rows)
            let screen = try pane.wait {
                Self.isWhole($0) && $0.allSatisfy { $0.count < columns }
                    && $0.contains { $0.hasPrefix("  ▶ LEFT") && $0.contains(columns < 60 ? " 0:" : " s ") }
            }
            #expect(screen.allSatisfy { !$0.contains("▶") || $0.contains("run started") || $0.hasPrefix("  ▶") })
        }
        try pane.resize(columns: 40, rows: 4)
        try pane.wait { $0.count == 3 && $0.contains("… 2 more running") }
    }

    @Test("While a notification is waited for at the end, the closing lines stand there alone")
    func notified() throws {
        try project.write(
            "stages.json",
            StagesText().command("ONE", "true")
                .with(##""notify": {"command": ["sh", "-c", "read word < gate"], "events": ["run_finished"]}"##)
                .text)
        let pane = try Pane(project)
        try pane.type("$TEAMBOT run objective.md")
        try pane.wait { $0.last?.hasPrefix("report:") == true }
        try gate.open()
        try pane.wait { $0.last == "ready$" }
    }

    @Test("Ctrl-C takes the frame away, and the closing lines stand before the prompt")
    func interrupted() throws {
        let pane = try begin()
        try pane.press("C-c")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.hasPrefix("Stopping: running agents are told to end.") })
        #expect(screen.contains { $0.hasPrefix("The run was stopped by SIGINT: 1 of 4") })
        #expect(!screen.contains { $0.contains("▶ LEFT") || $0.contains("──") || $0.hasSuffix("^C") }, "\(screen)")
        #expect(try project.state()["status"]?.string == "cancelled")
    }

    @Test("Ctrl-Z gives the terminal back, fg draws anew below, and the run completes")
    func stopped() throws {
        let pane = try begin()
        try pane.press("C-z")
        try pane.wait { $0.contains { $0.contains("Stopped") } && $0.last == "ready$" }
        try pane.type("echo in between")
        try pane.wait { $0.suffix(2) == ["in between", "ready$"] }
        try pane.type("fg")
        try pane.wait { screen in
            screen.suffix(3).first?.contains("▶ LEFT") == true && screen.contains("in between")
        }
        try gate.open()
        try gate.open()
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.hasPrefix("The run is complete") } && screen.contains("in between"))
    }

    @Test("When the engine is killed the prompt comes back below the frame, and the cursor is seen")
    func killed() throws {
        let pane = try begin()
        let pid = try #require(FileLock.lastOwner("\(project.path)/\(project.run)/lock")?.pid)
        SignalNumber.send(SignalNumber.kill, to: pid)
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.contains("Killed") })
        #expect(try pane.fact("cursor_flag") == "1")
        #expect(try pane.fact("cursor_x") == "7")
        #expect(try pane.fact("alternate_on") == "0")
        try pane.type("stty -a | grep -o ' icanon\\| echo '")
        try pane.wait { $0.suffix(3) == [" icanon", " echo", "ready$"] }
    }

    @Test("A terminal stopped by Ctrl-S keeps neither the engine nor its lock, and shows the rest when it goes on")
    func stoppedTerminal() throws {
        let pane = try begin()
        try pane.press("C-s")
        try gate.open()
        try gate.open()
        try project.waitForEngine()
        #expect(try project.state()["status"]?.string == "complete")
        #expect(try !pane.screen.contains { $0.contains("The run is complete") })
        try pane.resize(columns: 70, rows: 22)
        try pane.press("C-q")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.hasPrefix("The run is complete") })
    }

    @Test("A terminal that was stopped for a while is drawn on at once when it goes on")
    func stoppedForAWhile() throws {
        let pane = try begin()
        try pane.press("C-s")
        // Long enough for a frame to be on its way, and for a rest of fifty times that to be noticed.
        try RunningTeambot(program: ["sleep", "3"], in: project).finish()
        try pane.press("C-q")
        try gate.open()
        try pane.wait { $0.contains { $0.contains("✓ LEFT") || $0.contains("✓ RIGHT") } }
        try gate.open()
        try pane.wait { $0.last == "ready$" }
    }

    @Test("Enter during a run leaves nothing of the frame behind, and what is typed waits for the shell")
    func typed() throws {
        let pane = try begin()
        for _ in 0..<3 {
            try pane.press("Enter")
            try pane.wait(until: Self.isWhole)
        }
        try pane.type("echo typed ahead")
        try pane.wait { Self.isWhole($0) && !$0.contains("echo typed ahead") }
        try gate.open()
        try gate.open()
        try pane.wait { $0.suffix(2) == ["typed ahead", "ready$"] }
    }

    @Test("Whom a stopped terminal keeps waiting ends it with Ctrl-C, and nothing is lost")
    func leftStoppedTerminal() throws {
        let pane = try begin()
        try pane.press("C-s")
        try gate.open()
        try gate.open()
        try project.waitForEngine()
        try pane.press("C-c")
        try pane.wait { $0.last?.hasSuffix("ready$") == true }
        #expect(try project.state()["status"]?.string == "complete")
    }

    @Test("--plain and TERM=dumb give a line for each event and nothing else", arguments: ["--plain", "TERM=dumb"])
    func plain(_ how: String) throws {
        let pane = try Pane(project)
        try gate.open()
        try gate.open()
        try pane.type(how == "--plain" ? "$TEAMBOT run objective.md --plain" : "TERM=dumb $TEAMBOT run objective.md")
        let screen = try pane.wait { $0.last == "ready$" }
        #expect(screen.contains { $0.contains("▶ LEFT") && $0.hasSuffix("started") }, "\(screen)")
        #expect(!screen.contains { $0.contains("──") || $0.contains("━") })
    }
}

extension TemporaryProject {
    /// Waits until no engine has the run any more, by the lock that it holds.
    func waitForEngine() throws {
        try RunningTeambot(program: ["flock", "\(run)/lock", "true"], in: self).finish()
    }
}
