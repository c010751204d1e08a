import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Agents that do odd things.
    @Suite struct OddAgents {
        @Test("A reply of random bytes breaks nothing")
        func randomBytes() throws {
            let project = try Self.project("head -c 300000 /dev/urandom; head -c 300000 /dev/urandom >&2")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run.exit)")
            #expect(try project.teambot("status").status == 0)
        }

        @Test("Of a very long reply only the beginning and the end are kept, and the state stays small")
        func longReply() throws {
            let project = try Self.project("yes 'a line of an answer' | head -c 100000000")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run.exit)")
            let log = project.names(in: project.run + "/attempts/WORK").map {
                "\(project.path)/\(project.run)/attempts/WORK/\($0)/stdout.log"
            }.joined()
            #expect(try Descriptor.reading(log).size() < 70 << 20)
            #expect(project.read(project.run + "/events.jsonl").count < 8_000)
            #expect(project.read(project.run + "/state.json").count < 8_000)
        }

        @Test("An agent that closes its streams and stays is waited for")
        func closedStreams() throws {
            let project = try Self.project("exec <&- >&- 2>&-; echo here > up; read word < gate; touch done")
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try gate.open()
            #expect(try engine.finish().status == 0)
            #expect(project.names(in: ".").contains("done"))
        }

        @Test("What an agent leaves running is ended before its stage is done")
        func leftovers() throws {
            let project = try Self.project("sleep 7200 & echo $! > child")
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(!FileSystem.exists("/proc/" + project.lines("child").joined()))
        }

        @Test(
            "A declared artifact must be a regular file inside the artifacts directory that is not empty",
            arguments: [
                "true", "touch \"$TEAMBOT_ARTIFACTS_DIR/a.md\"", "ln -s /etc/passwd \"$TEAMBOT_ARTIFACTS_DIR/a.md\"",
                "mkdir \"$TEAMBOT_ARTIFACTS_DIR/a.md\"",
            ])
        func artifact(script: String) throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", script, and: ", \"artifacts\": [\"a.md\"]").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(try project.state()["stages"]?["WORK"]?["error"]?.string?.contains("a.md") == true)
        }

        private static func project(_ script: String) throws -> TemporaryProject {
            try TemporaryProject(
                stages: StagesText().agent("odd", script).stage("WORK", "\"work_agent\": \"odd\"").text)
        }
    }
}
