import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// Stages that a person decides about.
    @Suite struct Approvals {
        @Test("A run waits with 5 until it is approved; what does not depend on it goes on")
        func approved() throws {
            let project = try TemporaryProject(stages: Self.gated)
            #expect(try project.teambot("run", "objective.md").status == 5)
            #expect(try project.state()["status"]?.string == "waiting_approval")
            #expect(project.lines("log") == ["beside"])
            #expect(try project.teambot("resume").status == 5)
            let approve = try project.teambot("approve", "SHIP", "--comment", "well done")
            #expect(approve.status == 0, "\(approve)")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["beside", "shipped"])
            #expect(project.read(project.run + "/events.jsonl").contains("well done"))
        }

        @Test("A rejection fails the stage")
        func rejected() throws {
            let project = try TemporaryProject(stages: Self.gated)
            #expect(try project.teambot("run", "objective.md").status == 5)
            #expect(try project.teambot("reject", "SHIP", "--comment", "not yet").status == 0)
            let resume = try project.teambot("resume")
            #expect(resume.status == 1, "\(resume)")
            #expect(try project.status(of: "SHIP") == "failed")
            #expect(project.lines("log") == ["beside"])
        }

        @Test("Only a stage that waits can be decided about")
        func notWaiting() throws {
            let project = try TemporaryProject(stages: Self.gated)
            #expect(try project.teambot("run", "objective.md").status == 5)
            #expect(try project.teambot("approve", "LAST").status == 2)
            #expect(try project.teambot("approve", "NOWHERE").status == 2)
        }

        @Test("A run whose own copy was edited takes no decision; it does once the copy is put back")
        func tampered() throws {
            let project = try TemporaryProject(stages: Self.gated)
            #expect(try project.teambot("run", "objective.md").status == 5)
            let copy = project.run + "/stages.json"
            let (whole, journal) = (project.read(copy), project.read(project.run + "/events.jsonl"))
            try project.write(copy, whole.replacing("shipped", with: "smuggled"))
            for verb in ["approve", "reject"] {
                let decision = try project.teambot(verb, "SHIP")
                #expect(decision.status == 8 && decision.mentions("is not as the run has recorded it"), "\(decision)")
            }
            #expect(project.read(project.run + "/events.jsonl") == journal)
            try project.write(copy, whole)
            #expect(try project.teambot("approve", "SHIP").status == 0)
        }

        @Test("A secret in a comment is masked in all files of the run", arguments: ["approve", "reject"])
        func secret(_ verb: String) throws {
            let project = try TemporaryProject(stages: Self.gated)
            #expect(try project.teambot("run", "objective.md").status == 5)
            let script = "MY_API_KEY=sesame-4711 exec \"$TEAMBOT\" \(verb) SHIP --comment 'it is sesame-4711.'"
            let decision = try RunningTeambot(program: ["/bin/sh", "-c", script], in: project).finish()
            #expect(decision.status == 0, "\(decision)")
            #expect(project.read(project.run + "/events.jsonl").contains("it is [masked: MY_API_KEY]."))
            let search = ["grep", "-r", "sesame-4711", project.run]
            #expect(try RunningTeambot(program: search, in: project).finish().status == 1)
        }

        /// An approval beside a command, both before the last stage.
        private static let gated = StagesText().command("FIRST", "true", next: "SHIP", "BESIDE")
            .stage("SHIP", "\"approval\": { \"question\": \"Ship it?\" }", next: "LAST")
            .command("BESIDE", "echo beside >> log", next: "LAST")
            .command("LAST", "echo shipped >> log").text
    }
}
