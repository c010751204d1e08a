import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// What a session's runs may use, said again when it is resumed or goes on in the background.
    @Suite struct SessionLimits {
        private func project(_ stages: StagesText) throws -> TemporaryProject {
            let project = try TemporaryProject(stages: stages.text)
            let identity = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
            for arguments in [["init", "-q"], identity + ["commit", "-q", "--allow-empty", "-m", "Start"]] {
                #expect(try RunningTeambot(program: ["git"] + arguments, in: project).finish().status == 0)
            }
            return project
        }

        @Test("A session that has reached its time limit goes on with a new one")
        func newTimeLimit() throws {
            let wait = "test -e \"$(dirname \"$TEAMBOT_OBJECTIVE_FILE\")/../../go\" || exec sleep 600"
            let project = try project(StagesText().command("WORK", wait))
            let limited = try project.teambot("run", "objective.md", "--worktree", "--max-hours", "0.0002")
            #expect(limited.status == 124, "\(limited)")
            try project.write("go", "")
            let resumed = try project.teambot("resume", "--max-hours", "1", "--max-concurrent", "1")
            #expect(resumed.status == 0, "\(resumed)")
            #expect(try project.state()["max_seconds"]?.double == 3_600)
        }

        @Test("A run or session in the background has everything that was asked for", arguments: [[], ["--worktree"]])
        func background(_ kind: [String]) throws {
            let stages = StagesText().command("WORK", "true", next: "MORE")
                .stage("MORE", #""command": ["false"], "optional": true"#)
            let project = try project(stages)
            let options = [
                "--background", "--skip", "MORE", "--max-hours", "1", "--max-cost", "2", "--max-tokens", "9",
            ]
            let begun = try RunningTeambot(["run", "objective.md"] + kind + options, in: project).finish()
            #expect(begun.status == 0, "\(begun)")
            #expect(try project.teambot("watch", "--plain").status == 0)
            #expect(try project.status(of: "MORE") == "skipped")
            #expect(try project.state()["status"]?.string == "complete")
        }
    }
}
