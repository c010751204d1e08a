import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// A test beside a review whose fix revises what the test has read.
    @Suite struct Overtaken {
        @Test("With max_refresh 0 the test is not done again but fails and says why; a resume does it again")
        func never() throws {
            let project = try Self.project(refreshes: 0)
            let run = try Self.run(project)
            #expect(run.status == 1, "\(run)")
            #expect(project.lines("tested") == ["made"])
            let error = try project.state()["stages"]?["TEST"]?["error"]?.string
            #expect(error?.contains("max_refresh") == true, "\(error ?? "none")")
            #expect(try project.status(of: "GATE") == "blocked")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("tested") == ["made", "mended"])
        }

        @Test("With max_refresh 1 it is done again before the gate opens, in one run")
        func once() throws {
            let project = try Self.project(refreshes: 1)
            let run = try Self.run(project)
            #expect(run.status == 0, "\(run)")
            #expect(project.lines("tested") == ["made", "mended"])
            #expect(!project.read("gate").contains("made"))
            #expect(try !project.teambot("status").output.contains("stale"))
        }

        /// The fix lands when the test has read what it revises.
        private static func run(_ project: TemporaryProject) throws -> FinishedProcess {
            let read = try Signpost("read", in: project)
            let run = try project.teambot("run", "objective.md")
            withExtendedLifetime(read) {}
            return run
        }

        private static func project(refreshes: Int) throws -> TemporaryProject {
            let file = "\"$TEAMBOT_ARTIFACTS_DIR/code.md\""
            let test = "cat \(file) >> tested; test -e told || { touch told; echo done > read; }"
            let judge =
                "cat >/dev/null; if test -e fixed; then echo 'VERIFIED_APPROVED: well'; "
                + "else read word < read; echo 'REJECTED: mend it'; fi"
            let writer =
                "cat >/dev/null; if test $TEAMBOT_STAGE = REVIEW; then touch fixed; echo mended > \(file); "
                + "else echo made > \(file); fi"
            return try TemporaryProject(
                stages: StagesText().agent("writer", writer).agent("judge", judge, persona: "reviewer")
                    .stage(
                        "WORK", "\"work_agent\": \"writer\", \"artifacts\": [\"code.md\"]", next: "REVIEW", "TEST"
                    )
                    .stage(
                        "REVIEW", "\"is_review_stage\": true, \"work_agent\": \"writer\", \"review_agent\": \"judge\"",
                        next: "GATE"
                    )
                    .command("TEST", test, next: "GATE").command("GATE", "cp \(file) gate")
                    .with("\"work_to_review_mapping\": { \"WORK\": \"REVIEW\" }")
                    .with(
                        "\"parallel_groups\": { \"pair\": { \"after\": \"WORK\", \"stages\": [\"REVIEW\", \"TEST\"], "
                            + "\"before\": \"GATE\", \"max_refresh\": \(refreshes) } }"
                    ).text)
        }
    }
}
