import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What an agent or a command said.
    @Suite struct Logs {
        /// Starts a verb whose lines are read as they come.
        private func lines(of arguments: [String], in project: TemporaryProject) throws -> RunningProgram {
            try RunningProgram(
                [RunningTeambot.binary] + arguments, environment: RunningProgram.environment, directory: project.path,
                errors: project.aside("errors-\(UInt32.random(in: 0...UInt32.max))"))
        }

        @Test(
            "What was printed is shown safe, and byte for byte with --raw; one line elsewhere tells which attempt it is"
        )
        func shown() throws {
            let script = #"printf 'one\033[31m\r\ntwo \377'; echo oops >&2"#
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", script, next: "LAST").command("LAST", "exit 3").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let log = try project.teambot("logs", "WORK")
            #expect(log.status == 0 && log.output == "one\ntwo \u{FFFD}\n", "\(log)")
            #expect(log.errors.hasPrefix("WORK, attempt 1 of 1: command, succeeded after "), "\(log)")
            #expect(try project.teambot("logs", "WORK", "--stderr").output == "oops\n")
            let raw = try RunningTeambot(
                program: ["sh", "-c", "\"$TEAMBOT\" logs WORK --raw | od -An -tx1 | tr -d ' \\n'"], in: project
            ).finish()
            #expect(raw.output == "6f6e651b5b33316d0d0a74776f20ff", "\(raw)")
            let root = try JSONReader.read(Array(try project.teambot("logs", "LAST", "--json").output.utf8))
            #expect(root["schema_version"]?.integer == 1 && root["outcome"]?.string == "failed")
            #expect(root["feature"]?.string == project.runs.first && root["attempts"]?.integer == 1)
        }

        @Test("A misspelt stage, an attempt that is not there, a stage that has not begun: each says what to do")
        func refused() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "exit 3", next: "LAST").command("LAST", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            for (arguments, sentence) in [
                (["logs", "WRK"], "Did you mean WORK?"), (["logs", "ELSEWHERE"], "It has: WORK, LAST."),
                (["logs", "WORK", "--attempt", "7"], "Stage WORK has no attempt 7. It has: 1 (command)."),
                (["logs", "LAST"], "Stage LAST is blocked"), (["logs", "LAST", "-f"], "No engine has the run now."),
                (["logs", "WORK", "--stderr", "--prompt"], "leave one out"),
                (["logs", "WORK", "-f", "--json"], "leave one out"),
            ] {
                let refusal = try RunningTeambot(arguments, in: project).finish()
                #expect(refusal.status == 2 && refusal.errors.contains(sentence), "\(refusal)")
                #expect(refusal.output.isEmpty, "\(refusal)")
            }
        }

        @Test("A line of 10 MB is shown whole; a reader that goes away is no error")
        func fat() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "head -c 10000000 /dev/zero | tr '\\0' a").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let counted = try RunningTeambot(program: ["sh", "-c", "\"$TEAMBOT\" logs WORK | wc -c"], in: project)
            #expect(try counted.finish().output.contains("10000001"))
            let pipe = "set -o pipefail; \"$TEAMBOT\" logs WORK | head -c 5"
            let cut = try RunningTeambot(program: ["bash", "-c", pipe], in: project).finish()
            #expect(cut.status == 0 && cut.output == "aaaaa", "\(cut)")
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
