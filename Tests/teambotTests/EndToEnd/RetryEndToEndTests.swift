import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// One stage of a run again.
    @Suite struct Retries {
        @Test("One stage is done again by another agent, who is told what a person says; what follows it stays")
        func again() throws {
            let project = try TemporaryProject(stages: Self.team)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let retry = try project.teambot("retry", "MAKE", "--agent", "other", "--feedback", "be shorter")
            #expect(retry.status == 0, "\(retry)")
            #expect(project.lines("log") == ["first", "maker", "last", "other"])
            #expect(project.read("prompt").contains("What a person says about the earlier attempt"))
            #expect(project.read("prompt").contains("be shorter"))
            #expect(try project.state()["stages"]?["MAKE"]?["attempts"]?.integer == 2)
            #expect(try project.stages(of: .stageReopened) == ["MAKE"])
        }

        @Test("With --downstream everything after it is done again, too, and nothing beside it")
        func downstream() throws {
            let project = try TemporaryProject(stages: Self.team)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let retry = try project.teambot("retry", "widget", "MAKE", "--downstream")
            #expect(retry.status == 0, "\(retry)")
            #expect(project.lines("log") == ["first", "maker", "last", "maker", "last"])
            #expect(try project.stages(of: .stageReopened) == ["MAKE", "LAST"])
        }

        @Test("A failed stage is done again in a new attempt, and the run goes on from there")
        func failed() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("CHECK", "test -e ok", next: "LAST").command("LAST", "echo last >>log")
                    .text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("ok", "")
            let retry = try project.teambot("retry", "CHECK", "--json")
            #expect(retry.status == 0, "\(retry)")
            #expect(project.lines("log") == ["last"])
        }

        @Test("The words of a file are told, and the engine may work in the background")
        func background() throws {
            let project = try TemporaryProject(stages: Self.team)
            #expect(try project.teambot("run", "objective.md").status == 0)
            try project.write("advice.md", "mind the gap\n")
            let up = try Signpost("up", in: project)
            try project.write("signal", "")
            let retry = try project.teambot("retry", "MAKE", "--feedback-file", "advice.md", "--background")
            #expect(retry.status == 0, "\(retry)")
            #expect(try up.waitForBytes())
            try RunningTeambot(program: ["flock", "\(project.run)/lock", "true"], in: project).finish()
            #expect(project.read("prompt").contains("mind the gap"))
        }

        @Test(
            "What cannot be done again is refused with a sentence, and nothing is written",
            arguments: [
                (["MAEK"], "Did you mean MAKE?"), (["MAKE", "--agent", "nobody"], "there is no agent"),
                (["MAKE", "--agent", "othr"], "Did you mean other?"),
                (["MAKE", "--agent", "judge"], "MAKE allows only builder"),
                (["FIRST", "--agent", "other"], "no agent takes part"),
                (["FIRST", "--model", "great"], "no agent takes part"),
                (["FIRST", "--feedback", "faster"], "no agent takes part"),
                (["MAKE", "--model", "great"], "takes no model"), (["MAKE", "--model", " "], "--model is empty"),
                (["MAKE", "--feedback", "a", "--feedback-file", "b"], "not both"),
                (["MAKE", "--feedback", " \n"], "--feedback is empty"),
                (["MAKE", "--feedback-file", "nowhere"], "There is no file"),
                (["MAKE", "--feedback-file", "state"], "is a directory"),
                (["MAKE", "--feedback-file", "large"], "larger than 1 MiB"),
                (["MAKE", "--feedback-file", "bytes"], "not UTF-8"), (["widgte", "MAKE"], "Did you mean widget?"),
            ])
        func refused(arguments: [String], sentence: String) throws {
            let project = try TemporaryProject(stages: Self.team)
            #expect(try project.teambot("run", "objective.md").status == 0)
            try project.write("large", String(repeating: "x", count: 1 << 20) + "x")
            try Descriptor.replacing(project.path + "/bytes").write([0xFF, 0xFE])
            let before = project.read(project.run + "/events.jsonl")
            let retry = try RunningTeambot(["retry"] + arguments, in: project).finish()
            #expect(retry.status == 2, "\(retry)")
            #expect(retry.mentions(sentence), "\(retry)")
            #expect(project.read(project.run + "/events.jsonl") == before)
        }

        @Test("A stage that has never run is refused with its status")
        func neverRan() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("CHECK", "false", next: "LAST").command("LAST", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let retry = try project.teambot("retry", "LAST")
            #expect(retry.status == 2 && retry.mentions("never run") && retry.mentions("blocked"), "\(retry)")
        }

        @Test("A stage that waits for its first decision has never run; a decided one is asked again")
        func approval() throws {
            let project = try TemporaryProject(
                stages: StagesText().stage("SHIP", "\"approval\": {\"question\": \"Ship?\"}").text)
            #expect(try project.teambot("run", "objective.md").status == 5)
            let early = try project.teambot("retry", "SHIP")
            #expect(early.status == 2 && early.mentions("waits for a person"), "\(early)")
            #expect(try project.teambot("approve", "SHIP").status == 0)
            #expect(try project.teambot("resume").status == 0)
            let again = try project.teambot("retry", "SHIP")
            #expect(again.status == 5, "\(again)")
        }

        @Test("An agent who works beside the stage cannot take it over")
        func beside() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("one", "cat >/dev/null").agent("two", "cat >/dev/null")
                    .command("FIRST", "true", next: "LEFT", "RIGHT").stage(
                        "LEFT", "\"work_agent\": \"one\"", next: "END"
                    )
                    .stage("RIGHT", "\"work_agent\": \"two\"", next: "END").command("END", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let retry = try project.teambot("retry", "LEFT", "--agent", "two")
            #expect(retry.status == 2 && retry.mentions("can run at once"), "\(retry)")
        }

        @Test("While an engine has the run it is refused with 7; an attempt that works without one is not pulled away")
        func alive() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "echo here > up; read word < gate; echo done >> log").text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            #expect(try project.teambot("retry", "WORK").status == 7)
            try engine.kill()
            let retry = try project.teambot("retry", "WORK")
            #expect(retry.status == 2 && retry.mentions("runs now"), "\(retry)")
            try gate.open()
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["done"])
        }

        @Test("Killed between the order and the work, a plain resume does the stage again as it was wanted")
        func killed() throws {
            for count in 1...6 {
                let project = try TemporaryProject(stages: Self.team)
                #expect(try project.teambot("run", "objective.md").status == 0)
                let engine = try project.start("retry", "MAKE", "--agent", "other", "--downstream", "--json")
                try engine.skip(count)
                try engine.kill()
                let resume = try project.teambot("resume")
                let wasComplete = resume.status == 2 && resume.mentions("finished")
                #expect(resume.status == 0 || wasComplete, "killed after \(count) events: \(resume)")
                #expect(
                    project.lines("log") == ["first", "maker", "last", "other", "last"],
                    "killed after \(count) events: \(resume)")
            }
        }

        @Test("An attempt of which only the supervisor was killed is over before the stage is done again")
        func orphan() throws {
            let script = "test -e first || { touch first; echo here > up; sleep 7200; }; echo done >> log"
            let project = try TemporaryProject(stages: StagesText().command("WORK", script).text)
            let up = try Signpost("up", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            let lock = "\(project.path)/\(project.run)/attempts/WORK/01-command/lock"
            let supervisor = try #require(FileLock.owner(lock)?.pid)
            try engine.kill()
            SignalNumber.send(SignalNumber.kill, to: supervisor)
            try project.waitForSupervisor(of: "WORK/01-command")
            let retry = try project.teambot("retry", "WORK")
            #expect(retry.status == 0, "\(retry)")
            #expect(project.lines("log") == ["done"])
            let ends = try project.journal().filter { $0["event"]?.string == "attempt_ended" }
            #expect(ends.compactMap { $0["outcome"]?.string } == ["interrupted", "succeeded"])
        }

        /// An agent's stage between two commands; each says who it is.
        private static let team = StagesText()
            .agent("maker", "cat >prompt; echo maker >>log; if test -e signal; then echo here >up; fi")
            .agent("other", "cat >prompt; echo other >>log")
            .agent("judge", "true", persona: "reviewer")
            .command("FIRST", "echo first >>log", next: "MAKE")
            .stage("MAKE", "\"work_agent\": \"maker\", \"allowed_personas\": [\"builder\"]", next: "LAST")
            .command("LAST", "echo last >>log").text
    }
}
