import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// The report that an engine leaves.
    @Suite struct Reports {
        /// A way in which a run ends, by its exit status.
        struct Ending: CustomTestStringConvertible, Sendable {
            let status: Int
            let stages: StagesText
            var options: [String] = []

            var testDescription: String { "exit \(status)" }
        }

        private static let endings = [
            Ending(status: 0, stages: StagesText().command("ONE", "true")),
            Ending(status: 1, stages: StagesText().command("ONE", "exit 3")),
            Ending(
                status: 3,
                stages: StagesText().agent("worker", "true").agent("judge", "echo REJECTED: no", persona: "reviewer")
                    .stage("ONE", "\"work_agent\": \"worker\"", next: "TWO")
                    .stage(
                        "TWO",
                        "\"is_review_stage\": true, \"work_agent\": \"worker\", \"review_agent\": \"judge\", "
                            + "\"max_iterations\": 1"
                    )
                    .with("\"work_to_review_mapping\": { \"ONE\": \"TWO\" }")),
            Ending(
                status: 4,
                stages: StagesText().agent(
                    "worker", "echo nothing to test > \"$TEAMBOT_ARTIFACTS_DIR/feature_spec.md\""
                )
                .stage("ONE", "\"work_agent\": \"worker\", \"artifacts\": [\"feature_spec.md\"]", next: "TWO")
                .stage(
                    "TWO",
                    "\"is_acceptance_test_stage\": true, \"work_agent\": \"worker\", "
                        + "\"artifacts\": [\"acceptance_test_results.md\"]")),
            Ending(status: 5, stages: StagesText().stage("ONE", "\"approval\": { \"question\": \"Ship it?\" }")),
            Ending(
                status: 124, stages: StagesText().command("ONE", "sleep 7200"), options: ["--max-hours", "0.0003"]),
        ]

        @Test("However a run ends it leaves its report", arguments: endings)
        func written(_ ending: Ending) throws {
            let project = try TemporaryProject(stages: ending.stages.text)
            let run = try RunningTeambot(["run", "objective.md"] + ending.options, in: project).finish()
            #expect(run.status == ending.status, "\(run)")
            #expect(project.read(project.run + "/report.html").hasSuffix("</html>\n"))
            #expect(run.errors.contains("/report.html\n"), "\(run)")
        }

        @Test(
            "A run that is stopped leaves its report; one that goes on without its terminal has not ended",
            arguments: [2, 1])
        func signalled(_ signal: Int32) throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "echo here > up; read word < gate").text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            engine.signal(signal)
            #expect(try engine.finish().status == Int(128 + signal))
            #expect(FileSystem.exists("\(project.path)/\(project.run)/report.html") == (signal == 2))
            try gate.open()
            #expect(try project.teambot("resume").status == 0)
            #expect(FileSystem.exists("\(project.path)/\(project.run)/report.html"))
        }

        @Test("A report that cannot be written is a warning and changes nothing")
        func unwritable() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("ONE", "mkdir -p state/widget/report.html/in").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(run.errors.contains("warning: The report could not be written. "), "\(run)")
            #expect(run.errors.contains("The run is complete") && !run.errors.contains("/report.html\n"), "\(run)")
            #expect(try project.state()["status"]?.string == "complete")
        }
    }
}
