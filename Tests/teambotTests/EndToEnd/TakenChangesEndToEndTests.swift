import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// A changed workflow and objective that are taken into a run.
    @Suite struct TakenChanges {
        @Test("The plan of a change is told before anything starts: new, dropped, changed, and what stays done")
        func plan() throws {
            let project = try TemporaryProject(stages: Self.before)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("stages.json", Self.after)
            let files = FileTree.lines(of: project.path + "/state")
            let dry = try project.teambot("resume", "--take-changes", "--dry-run", "--json")
            let changes = try JSONReader.read(Array(dry.output.utf8))["changes"]
            #expect(changes?["added"]?.texts == ["NEW"], "\(dry)")
            #expect(changes?["removed"]?.texts == ["OLD"], "\(dry)")
            #expect(FileTree.lines(of: project.path + "/state") == files)
            let resume = try project.teambot("resume", "--take-changes")
            #expect(resume.status == 0, "\(resume)")
            for line in ["new:         NEW", "dropped:     OLD", "changed:     CHECK: \"command\"", "stays done:  ONE"]
            {
                #expect(resume.errors.contains(line), "\(line) in \(resume)")
            }
            #expect(project.lines("log") == ["one", "old", "new"])
        }

        @Test("An agent who is wanted for a stage and then removed is told of, and its own agent is named as who works")
        func agentGone() throws {
            let own = StagesText().agent("own", "echo text > \"$TEAMBOT_ARTIFACTS_DIR/made.md\"")
                .stage("MAKE", "\"work_agent\": \"own\", \"artifacts\": [\"made.md\"]")
            let both = own.agent("other", "echo other > \"$TEAMBOT_ARTIFACTS_DIR/made.md\"")
            let project = try TemporaryProject(stages: both.text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("retry", "MAKE", "--agent", "other").status == 0)
            try project.write("stages.json", own.text)
            let plan = try project.teambot("resume", "--take-changes", "--dry-run")
            #expect(plan.mentions("MAKE was to be done by other"), "\(plan)")
            let json = try project.teambot("resume", "--take-changes", "--dry-run", "--json")
            let gone = try JSONReader.read(Array(json.output.utf8))["agents_gone"]?.elements?.first
            #expect(gone?["stage"]?.string == "MAKE" && gone?["agent"]?.string == "other", "\(json)")
            let resume = try project.teambot("resume", "--take-changes", "--refresh", "--plain")
            #expect(resume.status == 0 && resume.mentions("MAKE  own  started"), "\(resume)")
            #expect(!resume.mentions("MAKE  other"), "\(resume)")
            #expect(try project.teambot("status").mentions("with other, who is not there any more"))
        }

        @Test("The copies that are replaced are kept for their owner alone, and doctor knows them")
        func kept() throws {
            let project = try TemporaryProject(stages: Self.before)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let copy = project.read(project.run + "/stages.json")
            try project.write("stages.json", Self.after)
            #expect(try project.teambot("resume", "--take-changes").status == 0)
            let names = project.names(in: project.run + "/copies")
            #expect(names.count == 2)
            let kept = try #require(names.first { $0.hasSuffix("-stages.json") })
            #expect(project.read("\(project.run)/copies/\(kept)") == copy)
            let path = "\(project.path)/\(project.run)/copies"
            #expect(FileAttributes(of: path)?.mode == 0o700)
            #expect(FileAttributes(of: "\(path)/\(kept)")?.mode == 0o600)
            let doctor = try project.teambot("doctor")
            #expect(doctor.status == 0 && doctor.mentions("Nothing is wrong"), "\(doctor)")
        }

        @Test("A stage that disappears and comes back is done as if it had never been away")
        func back() throws {
            let project = try TemporaryProject(stages: Self.before)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("stages.json", Self.after)
            #expect(try project.teambot("resume", "--take-changes").status == 0)
            try project.write("stages.json", Self.before.replacing("\"false\"", with: "\"true\""))
            let resume = try project.teambot("resume", "--take-changes")
            #expect(resume.status == 0, "\(resume)")
            #expect(try project.status(of: "OLD") == "completed")
            #expect(try project.status(of: "NEW") == nil)
            #expect(project.lines("log") == ["one", "old", "new"])
        }

        @Test("A stage is not pulled away from under an agent that works on it", arguments: [true, false])
        func pulledAway(isRemoved: Bool) throws {
            let script = "echo here > up; read word < gate; echo done >> log"
            let project = try TemporaryProject(stages: StagesText().command("WORK", script).text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            try engine.kill()
            let changed = StagesText().command(isRemoved ? "OTHER" : "WORK", "echo other >> log").text
            try project.write("stages.json", changed)
            let before = project.read(project.run + "/events.jsonl")
            for arguments in [["--dry-run"], []] {
                let resume = try RunningTeambot(["resume", "--take-changes"] + arguments, in: project).finish()
                #expect(resume.status == 2, "\(resume)")
                #expect(resume.mentions("the stage WORK") && resume.mentions("process"), "\(resume)")
            }
            #expect(project.read(project.run + "/events.jsonl") == before)
            try gate.open()
            try project.waitForSupervisor(of: "WORK/01-command")
            let resume = try project.teambot("resume", "--take-changes")
            #expect(resume.status == 0, "\(resume)")
        }

        @Test("What changes nothing about the stage that is at work is taken beside it")
        func beside() throws {
            let script = "echo here > up; read word < gate; echo done >> log"
            let project = try TemporaryProject(stages: StagesText().command("WORK", script).text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            try engine.kill()
            try project.write(
                "stages.json",
                StagesText().command("WORK", script, next: "NEW").command("NEW", "echo new >> log").text)
            try gate.open()
            let resume = try project.teambot("resume", "--take-changes")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["done", "new"])
        }

        @Test("What is announced is what is done: a timeout makes nothing stale, one blank more in a command does")
        func announced() throws {
            func text(_ words: String, _ more: String = "") -> String {
                """
                { "version": 1, "stages": { "ONE": { "command": ["sh", "-c", "echo one >>log", \(words)]\(more) } } }
                """
            }
            let project = try TemporaryProject(stages: text("\"a b\""))
            #expect(try project.teambot("run", "objective.md").status == 0)
            try project.write("stages.json", text("\"a b\"", ", \"timeout_seconds\": 51"))
            let plan = try project.teambot("resume", "--take-changes", "--refresh", "--dry-run")
            #expect(plan.output.contains("51 (makes nothing stale)") && !plan.output.contains("do again"), "\(plan)")
            #expect(try project.teambot("resume", "--take-changes", "--refresh").status == 0)
            #expect(project.lines("log") == ["one"])
            try project.write("stages.json", text("\"a\", \"b\""))
            let other = try project.teambot("resume", "--take-changes", "--refresh", "--dry-run")
            #expect(other.output.contains("do again:    ONE: “command” has changed"), "\(other)")
            #expect(try project.teambot("resume", "--take-changes", "--refresh").status == 0)
            #expect(project.lines("log") == ["one", "one"])
        }

        @Test("The plan says what is surely done again, and in one line what only may be after it")
        func certain() throws {
            let text = """
                { "version": 1, "stages": {
                    "ONE": { "command": ["sh", "-c", "echo made > \\"$TEAMBOT_ARTIFACTS_DIR/one.md\\""],
                      "artifacts": ["one.md"], "next_stages": ["TWO"] },
                    "TWO": { "command": ["true"], "next_stages": ["THREE"] }, "THREE": { "command": ["true"] } } }
                """
            let project = try TemporaryProject(stages: text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            try project.write(project.run + "/artifacts/one.md", "edited")
            let plan = try project.teambot("resume", "--refresh", "--dry-run")
            #expect(plan.output.contains("do again:    ONE: its artifact one.md has changed"), "\(plan)")
            #expect(plan.output.contains("after it, unless it comes out as it was: TWO, THREE"), "\(plan)")
            let json = try project.teambot("resume", "--refresh", "--dry-run", "--json")
            let stale = try JSONReader.read(Array(json.output.utf8))["stale"]?.elements ?? []
            #expect(stale.map { $0["certain"]?.kind } == [.bool(true), .bool(false), .bool(false)], "\(json)")
            let idle = try project.teambot("resume", "widget")
            #expect(
                idle.mentions("1 stage is stale: ONE; after it, unless it comes out as it was: TWO, THREE"), "\(idle)")
        }

        private static let before = StagesText().command("ONE", "echo one >>log", next: "OLD")
            .command("OLD", "echo old >>log", next: "CHECK").command("CHECK", "false").text
        private static let after = StagesText().command("ONE", "echo one >>log", next: "NEW")
            .command("NEW", "echo new >>log", next: "CHECK").command("CHECK", "true").text
    }
}
