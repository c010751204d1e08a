import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// A user's own workflow from start to end.
    @Suite struct Workflows {
        @Test("Three stages of one's own run in order, each once, and the run is complete")
        func threeStages() throws {
            let project = try TemporaryProject(
                stages: StagesText()
                    .command("ONE", "echo one >> log", next: "TWO")
                    .command("TWO", "echo two >> log", next: "THREE")
                    .command("THREE", "echo three >> log").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(project.lines("log") == ["one", "two", "three"])
            #expect(try project.state()["status"]?.string == "complete")
            #expect(project.runs == ["widget"])
        }

        @Test("The stages, agents and artifacts that init writes complete the example objective offline")
        func initialized() throws {
            let project = try TemporaryProject()
            let other = try TemporaryProject()
            #expect(try project.teambot("init", "--offline", "--force").status == 0)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.state()["stages"]?.members?.count == 14)
            try other.write("stages.json", "{}")
            #expect(try other.teambot("init").status == 2)
            #expect(other.read("stages.json") == "{}")
        }

        @Test("A dry run shows the plan and writes nothing")
        func dryRun() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("ONE", "echo one", next: "END").stage("END", "").text)
            let run = try project.teambot("run", "objective.md", "--dry-run")
            #expect(run.status == 0, "\(run)")
            #expect(run.output.contains("ONE"))
            #expect(project.names(in: ".") == ["objective.md", "stages.json"])
        }

        @Test("An agent reads its prompt, leaves its artifact, and learns who it is from its environment")
        func agent() throws {
            let script =
                "cat > \"$TEAMBOT_ARTIFACTS_DIR/notes.md\"; echo \"$TEAMBOT_STAGE $TEAMBOT_AGENT $TEAMBOT_ROLE\" > who"
            let project = try TemporaryProject(
                stages: StagesText().agent("writer-1", script)
                    .stage("DRAFT", "\"work_agent\": \"writer-1\", \"artifacts\": [\"notes.md\"]", next: "END")
                    .stage("END", "").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(project.lines("who") == ["DRAFT writer-1 work"])
            #expect(project.read(project.run + "/artifacts/notes.md").contains("It was tried"))
        }

        @Test("What an agent says becomes the one artifact that it has not written")
        func reply() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("writer-1", "echo 'the answer'")
                    .stage("DRAFT", "\"work_agent\": \"writer-1\", \"artifacts\": [\"notes.md\"]").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(project.lines(project.run + "/artifacts/notes.md") == ["the answer"])
        }

        @Test("A failed attempt is made again as often as the stage allows")
        func retry() throws {
            let script = "echo try >> log; test $(wc -l < log) = 2"
            let project = try TemporaryProject(
                stages: StagesText()
                    .command("FLAKY", script, and: ", \"retry\": { \"limit\": 1, \"backoff_seconds\": 0 }").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.state()["stages"]?["FLAKY"]?["attempts"]?.integer == 2)
        }

        @Test("An optional stage can be skipped, no other can")
        func skip() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("ONE", "echo one >> log", next: "MAYBE")
                    .command("MAYBE", "echo maybe >> log", next: "LAST", and: ", \"optional\": true")
                    .command("LAST", "echo last >> log").text)
            #expect(try project.teambot("run", "objective.md", "--skip", "LAST").status == 2)
            #expect(project.runs == [])
            #expect(try project.teambot("run", "objective.md", "--skip", "MAYBE").status == 0)
            #expect(project.lines("log") == ["one", "last"])
            #expect(try project.status(of: "MAYBE") == "skipped")
        }
    }
}
