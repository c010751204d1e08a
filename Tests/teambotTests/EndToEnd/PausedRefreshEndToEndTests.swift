import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// A refresh that has come to an approval is over: what somebody edits then is not set aside by what follows.
    @Suite struct PausedRefreshes {
        /// Each time that it is done SPEC comes out otherwise.
        private static let stages = StagesText()
            .command(
                "SPEC", "echo spec >> count; cp count \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"", next: "PLAN",
                and: ", \"artifacts\": [\"spec.md\"]"
            )
            .command(
                "PLAN", "cp count \"$TEAMBOT_ARTIFACTS_DIR/plan.md\"", next: "ASK",
                and: ", \"artifacts\": [\"plan.md\"]"
            )
            .stage("ASK", "\"approval\": { \"question\": \"Build it?\" }", next: "BUILD")
            .command("BUILD", "echo built >> log").text

        /// A run of which a refresh waits for an approval, and somebody has edited the plan since.
        private func paused() throws -> TemporaryProject {
            let project = try TemporaryProject(stages: Self.stages)
            #expect(try project.teambot("run", "objective.md").status == 5)
            #expect(try project.teambot("approve", "ASK").status == 0)
            #expect(try project.teambot("resume").status == 0)
            try project.write(project.run + "/artifacts/spec.md", "edited\n")
            let refresh = try project.teambot("resume", "--refresh")
            #expect(refresh.status == 5, "\(refresh)")
            #expect(refresh.mentions("stale: BUILD") && refresh.mentions("resume widget --refresh\n"), "\(refresh)")
            try project.write(project.run + "/artifacts/plan.md", "mine\n")
            return project
        }

        @Test("A plain resume goes on and keeps it, and says what is stale; a refresh is one that is asked for")
        func resumed() throws {
            let project = try paused()
            #expect(try project.teambot("approve", "ASK").status == 0)
            let resume = try project.teambot("resume")
            #expect(resume.status == 0 && resume.mentions("stale"), "\(resume)")
            #expect(project.read(project.run + "/artifacts/plan.md") == "mine\n")
            #expect(project.lines("log") == ["built"])
            let refresh = try project.teambot("resume", "--refresh")
            #expect(refresh.status == 5, "\(refresh)")
            #expect(project.read(project.run + "/artifacts/plan.md") == "spec\nspec\n")
        }

        @Test("So does the retry of one stage")
        func retried() throws {
            let project = try paused()
            let retry = try project.teambot("retry", "SPEC")
            #expect(retry.status == 5, "\(retry)")
            #expect(project.lines("count").count == 3)
            #expect(project.read(project.run + "/artifacts/plan.md") == "mine\n")
        }

        @Test("A refresh that was stopped goes on with a plain resume, and not with a retry", arguments: [true, false])
        func stopped(isRetried: Bool) throws {
            let copy = "cp count \\\"$TEAMBOT_ARTIFACTS_DIR/plan"
            let project = try TemporaryProject(
                stages: Self.stages.replacing(copy, with: "test ! -e slow || { echo here > up; sleep 7200; }; " + copy))
            #expect(try project.teambot("run", "objective.md").status == 5)
            #expect(try project.teambot("approve", "ASK").status == 0)
            #expect(try project.teambot("resume").status == 0)
            try project.write(project.run + "/artifacts/spec.md", "edited\n")
            try project.write("slow", "")
            let up = try Signpost("up", in: project)
            let engine = try project.start("resume", "--refresh")
            try up.wait(for: engine)
            #expect(try project.teambot("stop").status == 0)
            try engine.finish()
            try FileSystem.removeFile(project.path + "/slow")
            let next = try isRetried ? project.teambot("retry", "SPEC") : project.teambot("resume")
            // The question is asked again only where the refresh goes on.
            #expect(next.status == (isRetried ? 0 : 5), "\(next)")
            #expect(project.lines("log") == ["built"])
        }
    }
}
