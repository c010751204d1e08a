import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// The journal for people and for programs.
    @Suite struct Events {
        @Test("Each event of the journal has its line; programs get each as JSON")
        func shown() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let journal = try project.journal()
            let lines = try project.teambot("events").output.split(separator: "\n")
            #expect(lines.count == journal.count)
            #expect(lines.contains { $0.contains("attempt_started") && $0.hasSuffix("WORK attempt 1: command") })
            let json = try project.teambot("events", "--json").output.split(separator: "\n")
            let events = try json.map { try JSONReader.read(Array($0.utf8)) }
            #expect(events.map { $0["seq"]?.integer } == journal.map { $0["seq"]?.integer })
            #expect(events.allSatisfy { $0["crc"] == nil })
            let pipe = "set -o pipefail; \"$TEAMBOT\" events -f | head -1"
            #expect(try RunningTeambot(program: ["bash", "-c", pipe], in: project).finish().status == 0)
        }

        @Test("With -f they come as they happen, up to the end of the engine")
        func followed() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "echo up > up; read go < gate").text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            let events = try project.start("events", "-f", "--json")
            #expect(try events.event(.attemptStarted, "WORK") != nil)
            try gate.open()
            #expect(try events.event(.runEnded) != nil)
            #expect(try events.finish().status == 0)
            #expect(try engine.finish().status == 0)
        }

        @Test("A journal that is damaged inside is refused, as by status")
        func damaged() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let path = project.run + "/events.jsonl"
            try project.write(path, project.read(path).replacing("\"stage_started\"", with: "\"stage_xtarted\""))
            try FileSystem.removeFile(project.path + "/" + project.run + "/state.json")
            let refusal = try project.teambot("events")
            #expect(refusal.status == 8 && refusal.mentions("is damaged at line"), "\(refusal)")
        }
    }
}
