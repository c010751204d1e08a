import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What an agent or a command says, while it says it.
    @Suite struct LogFollowing {
        /// Starts a verb whose lines are read as they come.
        private func lines(of arguments: [String], in project: TemporaryProject) throws -> RunningProgram {
            try RunningProgram(
                [RunningTeambot.binary] + arguments, environment: RunningProgram.environment, directory: project.path,
                errors: project.aside("errors-\(UInt32.random(in: 0...UInt32.max))"))
        }

        @Test("With -f a stage is waited for, followed through its attempts, and left when it ends")
        func followed() throws {
            let work = "test -e again; n=$?; echo begun $n; read go < gate; echo more; touch again; exit $n"
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "echo up > up; read go < first", next: "WORK")
                    .command("WORK", work, next: "LAST", and: ", \"retry\": { \"limit\": 1 }")
                    .command("LAST", "read go < last").text)
            let signs = try ["up", "first", "gate", "last"].map { try Signpost($0, in: project) }
            let engine = try project.start("run", "objective.md", "--json")
            try signs[0].wait(for: engine)
            let logs = try lines(of: ["logs", "WORK", "-f"], in: project)
            try signs[1].open()
            #expect(try logs.line() == "begun 1")
            try signs[2].open()
            #expect(try logs.line() == "more")
            #expect(try logs.line() == "begun 0")
            try signs[2].open()
            #expect(try logs.line() == "more")
            // The run goes on, and the log is over.
            let end = try logs.finish()
            #expect(end.status == 0, "\(end)")
            #expect(end.errors.contains("attempt 1 of 1") && end.errors.contains("attempt 2 of 2"), "\(end)")
            try signs[3].open()
            #expect(try engine.finish().status == 0)
        }

        @Test("When the engine is killed its agent is followed to its end")
        func orphaned() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "echo begun; echo up > up; read go < gate; echo done").text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            let logs = try lines(of: ["logs", "WORK", "-f"], in: project)
            #expect(try logs.line() == "begun")
            try engine.kill()
            try gate.open()
            #expect(try logs.line() == "done")
            #expect(try logs.finish().status == 0)
        }

        @Test("When another engine has taken the run up meanwhile, its attempts are followed, too")
        func takenUp() throws {
            let work = "test -e again; n=$?; echo begun $n; read go < gate; touch again; exit $n"
            let project = try TemporaryProject(
                stages: StagesText().command(
                    "WORK", work, and: ", \"retry\": { \"limit\": 1, \"backoff_seconds\": 0.5 }"
                ).text)
            // The pause between the attempts is what the second engine alone knows of.
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try engine.event(.attemptStarted, "WORK")
            let logs = try lines(of: ["logs", "WORK", "-f"], in: project)
            #expect(try logs.line() == "begun 1")
            try engine.kill()
            let next = try project.start("resume", "--json")
            try next.event(.runResumed)
            try gate.open()
            #expect(try logs.line() == "begun 0")
            try gate.open()
            #expect(try logs.finish().status == 0)
            #expect(try next.finish().status == 0)
        }

        @Test("A journal that numbers an attempt as teambot never does is shown once, and not for ever")
        func strangeNumber() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "echo one").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let journal = project.run + "/events.jsonl"
            let lines = try project.lines(journal).map { line in
                var event = try #require(EventLine.decode(line.utf8))
                if event.attempt != nil { event.attempt = -1 }
                return String(decoding: EventLine.encode(event), as: UTF8.self)
            }
            try project.write(journal, lines.joined())
            // It would fill the disk if it never ended.
            let logs = try RunningTeambot(
                program: ["sh", "-c", "\"$TEAMBOT\" logs WORK -f 2>&1 | head -n 3"], in: project
            ).finish()
            #expect(logs.output.split(separator: "\n").count == 1, "\(logs)")
        }

        @Test("While an agent works whose program tells what it does, that is shown, and in the end its reply")
        func progress() throws {
            let scripted = try ScriptedClaude(
                ScriptedClaude.chain("WORK"),
                claude: "say 'I look around'; echo up > up; read go < gate; finish 'All is well'")
            let project = scripted.project
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try scripted.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            let logs = try lines(of: ["logs", "WORK", "-f"], in: project)
            #expect(try logs.line() == "I look around")
            try gate.open()
            let end = try logs.finish()
            #expect(end.status == 0 && end.output == "I look around\nAll is well\n", "\(end)")
            #expect(try engine.finish().status == 0)
            #expect(try project.teambot("logs", "WORK").output == "All is well\n")
            #expect(try project.teambot("logs", "WORK", "--raw").output.contains("\"result\""))
        }
    }
}
