import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// `teambot doctor`: every kind of damage is found and explained, and repaired only when asked and without a guess.
    @Suite struct Doctor {
        @Test("A run that is as it should be has no finding", arguments: [true, false])
        func sound(isComplete: Bool) throws {
            let project = try Self.halfDone()
            if isComplete { #expect(try project.teambot("resume").status == 0) }
            let before = FileTree.lines(of: project.path)
            let doctor = try project.teambot("doctor")
            #expect(doctor.status == 0 && doctor.output.hasSuffix("Nothing is wrong with the run.\n"), "\(doctor)")
            #expect(doctor.mentions("is gone, which is harmless"), "\(doctor)")
            let json = try project.teambot("doctor", "widget", "--json")
            #expect(json.output == "{\"schema_version\":1,\"feature\":\"widget\",\"findings\":[]}\n", "\(json)")
            #expect(FileTree.lines(of: project.path) == before)
        }

        @Test(
            "What needs no guess is found, repaired when asked, with a copy kept, and the run goes on",
            arguments: Injury.curable)
        func curable(injury: Injury) throws {
            let project = try Self.injured(injury)
            let sentence = try Self.expectFound(injury, in: project, isRepairable: true)
            let repair = try project.teambot("doctor", "--repair")
            #expect(repair.status == 0 && repair.mentions("1 finding repaired."), "\(repair)")
            #expect(repair.output.contains(sentence), "\(repair)")
            #expect(FileSystem.exists("\(project.path)/\(project.run)/repairs") == injury.isKept, "\(repair)")
            let after = try project.teambot("doctor")
            #expect(after.status == 0 && after.output.hasSuffix("Nothing is wrong with the run.\n"), "\(after)")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0 && !resume.mentions("warning"), "\(resume)")
            #expect(project.lines("log") == ["one", "two"])
        }

        @Test("What would need a guess is found, and a repair leaves it as it is", arguments: Injury.incurable)
        func incurable(injury: Injury) throws {
            let project = try Self.injured(injury)
            let sentence = try Self.expectFound(injury, in: project, isRepairable: false)
            let before = FileTree.lines(of: project.path, except: ["lock"])
            let repair = try project.teambot("doctor", "--repair")
            #expect(repair.status == (injury.isNote ? 0 : 8) && repair.output.contains(sentence), "\(repair)")
            #expect(FileTree.lines(of: project.path, except: ["lock"]) == before)
        }

        @Test("Several at once are repaired in one go, also what only one of the repairs brings to light")
        func several() throws {
            let project = try Self.halfDone()
            let script = "cd \(project.run) && echo x >>stages.json && rm state.json && printf '{' >>events.jsonl"
            try RunningTeambot(program: ["sh", "-c", script], in: project).finish()
            let repair = try project.teambot("doctor", "--repair", "--json")
            #expect(repair.status == 0, "\(repair)")
            let findings = try Self.findings(repair)
            #expect(findings.map { $0["repaired"]?.bool } == [true, true, true], "\(repair)")
            #expect(findings.map { $0["code"]?.string } == ["copy_changed", "journal_end_damaged", "state_missing"])
            #expect(try project.teambot("doctor").status == 0)
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["one", "two"])
        }

        @Test(
            "Where no copy can be kept nothing is changed, and the finding says why",
            arguments: [
                ("echo file >repairs", "Not a directory"),
                ("mkdir ../../strange && ln -s ../../strange repairs", "Too many levels of symbolic links"),
            ])
        func unkept(obstacle: String, reason: String) throws {
            let project = try Self.halfDone()
            let script = "cd \(project.run) && \(obstacle) && printf '{' >>events.jsonl"
            try RunningTeambot(program: ["sh", "-c", script], in: project).finish()
            let before = FileTree.lines(of: project.path, except: ["lock"])
            let repair = try project.teambot("doctor", "--repair")
            #expect(repair.status == 8 && repair.mentions("could not be repaired"), "\(repair)")
            #expect(repair.mentions(reason) && repair.output.hasSuffix("2 findings.\n"), "\(repair)")
            #expect(FileTree.lines(of: project.path, except: ["lock"]) == before)
        }

        @Test("While an engine has the run, what is normal for it is no finding, and a repair exits with 7")
        func alive() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            let doctor = try project.teambot("doctor")
            #expect(doctor.status == 0 && doctor.mentions("process \(engine.pid) has the run"), "\(doctor)")
            #expect(try Self.findings(project.teambot("doctor", "--json")).isEmpty)
            let repair = try project.teambot("doctor", "--repair")
            #expect(repair.status == 7 && repair.mentions("\(engine.pid)"), "\(repair)")
            try gate.open()
            #expect(try engine.finish().status == 0)
        }

        @Test("An agent that goes on without an engine is a note, and so is its result that waits to be taken")
        func orphaned() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try engine.kill()
            let working = try project.teambot("doctor", "--json")
            #expect(working.status == 0 && working.mentions("attempt_running"), "\(working)")
            try gate.open()
            try project.waitForSupervisor(of: "ONE/01-command")
            let waiting = try project.teambot("doctor", "--repair", "--json")
            #expect(waiting.status == 0 && waiting.mentions("result_waiting"), "\(waiting)")
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["one"])
        }

        @Test("What is alive of an attempt whose supervisor is gone is ended by a repair alone")
        func survivors() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try engine.kill()
            let lock = project.run + "/attempts/ONE/01-command/lock"
            try RunningTeambot(program: ["sh", "-c", "kill -9 $(cut -d' ' -f1 \(lock))"], in: project).finish()
            try project.waitForSupervisor(of: "ONE/01-command")
            for _ in 0..<2 {
                let doctor = try project.teambot("doctor", "--json")
                #expect(doctor.status == 8, "\(doctor)")
                #expect(try Self.findings(doctor).contains { $0["code"]?.string == "survivors" }, "\(doctor)")
            }
            let repair = try project.teambot("doctor", "--repair")
            #expect(repair.status == 0 && repair.mentions("ended"), "\(repair)")
            #expect(!(try project.teambot("doctor", "--json").mentions("survivors")))
            try gate.open()
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["one"])
        }

        @Test("What an attempt has left behind is named while it lives, and never another process with its number")
        func leftBehind() throws {
            let project = try Self.halfDone()
            let attempt = project.run + "/attempts/ONE/01-command"
            let order = try JSONReader.read(try FileSystem.read("\(project.path)/\(attempt)/attempt.json"))
            let mark = try #require(order["attempt_id"]?.string)
            let (up, gate) = (try Signpost("up", in: project), try Signpost("gate", in: project))
            for (mark, codes) in [("another", []), (mark, ["left_behind"])] {
                let script = "echo here >up; read word <gate"
                let left = try RunningTeambot(
                    program: ["env", "TEAMBOT_ATTEMPT_ID=\(mark)", "sh", "-c", script], in: project)
                try up.wait(for: left)
                let edit = "s/,\"survivors.*]//; s/}$/,\"survivors\":[\(left.pid)]}/"
                try RunningTeambot(program: ["sed", "-i", edit, attempt + "/result.json"], in: project).finish()
                let doctor = try project.teambot("doctor", "--json")
                #expect(doctor.mentions("process \(left.pid)") != codes.isEmpty, "\(doctor)")
                // That the result was edited for this test is told, too.
                let found = try Self.findings(doctor).compactMap { $0["code"]?.string }.sorted()
                #expect(found == codes + ["result_contradicts"], "\(doctor)")
                try gate.open()
                try left.finish()
            }
            let after = try Self.findings(project.teambot("doctor", "--json"))
            #expect(after.map { $0["code"]?.string } == ["result_contradicts"])
        }

        @Test(
            "An artifact that a later stage has gone on with is no damage, and a repair does not bring the old one back"
        )
        func goneOn() throws {
            let project = try TemporaryProject(
                stages: StagesText()
                    .command("ONE", "echo one", next: "TWO", and: ", \"artifacts\": [\"one.md\"]")
                    .command("TWO", "echo two >>state/widget/artifacts/one.md").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let doctor = try project.teambot("doctor", "--repair")
            #expect(doctor.status == 0 && doctor.mentions("not as its stage has left it"), "\(doctor)")
            #expect(project.lines("state/widget/artifacts/one.md") == ["one", "two"])
        }

        @Test("A run that does not exist is exit 2")
        func unknown() throws {
            let project = try Self.halfDone()
            let doctor = try project.teambot("doctor", "wigdet")
            #expect(doctor.status == 2 && doctor.mentions("Did you mean widget?"), "\(doctor)")
        }

        /// A run with one stage done, its reply an artifact, and one that failed; the resume will succeed.
        private static func halfDone() throws -> TemporaryProject {
            let project = try TemporaryProject(
                stages: StagesText()
                    .command("ONE", "echo one | tee -a log", next: "TWO", and: ", \"artifacts\": [\"one.md\"]")
                    .command("TWO", "cp state/widget/state.json old.json; test -e marker && echo two >> log").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            try project.write("marker", "")
            return project
        }

        private static func injured(_ injury: Injury) throws -> TemporaryProject {
            let project = try halfDone()
            let script = "cd state/widget && umask 077 && { \(injury.script); }"
            let end = try RunningTeambot(program: ["sh", "-c", script], in: project).finish()
            #expect(end.status == 0, "\(end)")
            return project
        }

        /// Has the one finding and nothing else; gives its sentence.
        private static func expectFound(_ injury: Injury, in project: TemporaryProject, isRepairable: Bool) throws
            -> String
        {
            let before = FileTree.lines(of: project.path)
            let doctor = try project.teambot("doctor", "--json")
            #expect(doctor.status == (injury.isNote ? 0 : 8), "\(doctor)")
            let findings = try findings(doctor)
            #expect(findings.map { $0["code"]?.string } == [injury.code], "\(doctor)")
            #expect(findings.first?["severity"]?.string == (injury.isNote ? "note" : "damage"))
            #expect(findings.first?["repairable"]?.bool == isRepairable, "\(doctor)")
            #expect(FileTree.lines(of: project.path) == before)
            return findings.first?["sentence"]?.string ?? "no sentence"
        }

        private static func findings(_ doctor: FinishedProcess) throws -> [JSONValue] {
            try JSONReader.read(Array(doctor.output.utf8))["findings"]?.elements ?? []
        }

        /// A stage that tells when it is there and waits until it may go on.
        private static let waiting = StagesText()
            .command("ONE", "echo here > up; read word < gate; echo one >> log").text
    }
}
