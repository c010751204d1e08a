import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// Optional stages that a person leaves out.
    @Suite struct Skips {
        @Test("An optional stage that has failed is left out, with who and why, and the run goes on")
        func failed() throws {
            let project = try TemporaryProject(stages: Self.stages)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let skip = try project.teambot("skip", "EXTRA", "--comment", "not today", "--json")
            #expect(skip.status == 0, "\(skip)")
            let said = try JSONReader.read(Array(skip.output.utf8))
            #expect(said["schema_version"]?.integer == 1)
            #expect(said["stage"]?.string == "EXTRA" && said["status"]?.string == "skipped")
            #expect(try project.status(of: "EXTRA") == "skipped")
            let fact = try project.journal().last { $0["event"]?.string == "stage_skipped" }
            #expect(fact?["comment"]?.string == "not today")
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["last"])
        }

        @Test("A stage that has not begun yet can be left out, too")
        func pending() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "test -e ok", next: "EXTRA")
                    .command("EXTRA", "echo extra >>log", next: "LAST", and: ", \"optional\": true")
                    .command("LAST", "echo last >>log").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let skip = try project.teambot("skip", "widget", "EXTRA")
            #expect(skip.status == 0 && skip.mentions("resume"), "\(skip)")
            try project.write("ok", "")
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["last"])
        }

        @Test("What is not optional, done, skipped already or unknown is refused")
        func refused() throws {
            let project = try TemporaryProject(stages: Self.stages)
            #expect(try project.teambot("run", "objective.md").status == 1)
            for (stage, sentence) in [
                ("LAST", "not optional"), ("EXTAR", "Did you mean EXTRA?"), ("DONE", "is completed"),
            ] {
                let skip = try project.teambot("skip", stage)
                #expect(skip.status == 2 && skip.mentions(sentence), "\(skip)")
            }
            #expect(try project.teambot("skip", "EXTRA").status == 0)
            let again = try project.teambot("skip", "EXTRA")
            #expect(again.status == 2 && again.mentions("skipped already"), "\(again)")
        }

        @Test("Who thinks better of it has the stage done with a retry, also in a run that is complete")
        func secondThought() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "test -e ok", next: "EXTRA")
                    .command("EXTRA", "echo extra >>log", next: "LAST", and: ", \"optional\": true")
                    .command("LAST", "echo last >>log").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            #expect(try project.teambot("skip", "EXTRA").status == 0)
            try project.write("ok", "")
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["last"])
            let retry = try project.teambot("retry", "EXTRA")
            #expect(retry.status == 0, "\(retry)")
            #expect(project.lines("log") == ["last", "extra"])
            #expect(try project.status(of: "EXTRA") == "completed")
            #expect(try project.state()["status"]?.string == "complete")
        }

        @Test("While an engine has the run it is refused with 7")
        func owned() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("EXTRA", "echo here > up; read word < gate", and: ", \"optional\": true")
                    .text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            #expect(try project.teambot("skip", "EXTRA").status == 7)
            try engine.kill()
            let skip = try project.teambot("skip", "EXTRA")
            #expect(skip.status == 2 && skip.mentions("runs now"), "\(skip)")
            try gate.open()
            #expect(try project.teambot("resume").status == 0)
        }

        private static let stages = StagesText()
            .command("DONE", "true", next: "EXTRA", and: ", \"optional\": true")
            .command("EXTRA", "false", next: "LAST", and: ", \"optional\": true")
            .command("LAST", "echo last >>log").text
    }
}
