import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// Files that take longer to read than a person waits.
    @Suite struct LargeArtifacts {
        @Test("SIGINT ends an engine that reads a very large artifact; a resume takes what is done then")
        func interrupted() throws {
            let stages = StagesText().command(
                "WORK", "dd if=/dev/zero of=\"$TEAMBOT_ARTIFACTS_DIR/a.md\" bs=1 count=1 seek=3000000000; echo > up",
                and: ", \"artifacts\": [\"a.md\"]")
            let project = try TemporaryProject(stages: stages.text)
            let up = try Signpost("up", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            // From here on the engine has nothing to do but to read the artifact, for half a minute or more.
            try project.waitForSupervisor(of: "WORK/01-command")
            engine.signal(2)
            let run = try engine.finish()
            #expect(run.status == 130, "\(run)")
            #expect(try project.status(of: "WORK") == "interrupted")
            try project.write(project.run + "/artifacts/a.md", "small now")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(try project.roles() == ["command"])
        }
    }
}
