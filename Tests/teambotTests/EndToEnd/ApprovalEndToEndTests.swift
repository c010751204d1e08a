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

        /// An approval beside a command, both before the last stage.
        private static let gated = StagesText().command("FIRST", "true", next: "SHIP", "BESIDE")
            .stage("SHIP", "\"approval\": { \"question\": \"Ship it?\" }", next: "LAST")
            .command("BESIDE", "echo beside >> log", next: "LAST")
            .command("LAST", "echo shipped >> log").text
    }
}
