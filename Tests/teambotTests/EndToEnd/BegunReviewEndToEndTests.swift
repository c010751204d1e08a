import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// A review whose engine was killed before its verdict was taken.
    @Suite struct BegunReviews {
        @Test("A verdict upon work that is done again since leads to no fix: the review begins anew")
        func retried() throws {
            let project = try TemporaryProject(stages: Self.team)
            try project.teambot("run", "objective.md")
            let retry = try project.teambot("retry", "MAKE")
            #expect(retry.status == 0, "\(retry)")
            #expect(project.lines("log") == ["work", "review", "work", "review"])
        }

        @Test("So it does when a refresh does the work again")
        func refreshed() throws {
            let project = try TemporaryProject(stages: Self.team)
            try project.teambot("run", "objective.md")
            try project.write(project.run + "/artifacts/made.md", "by hand\n")
            let refresh = try project.teambot("resume", "--refresh")
            #expect(refresh.status == 0, "\(refresh)")
            #expect(project.lines("log") == ["work", "review", "work", "review"])
        }

        @Test("It is taken when the work stands")
        func taken() throws {
            let project = try TemporaryProject(stages: Self.team)
            try project.teambot("run", "objective.md")
            let resume = try project.teambot("resume", "--refresh")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["work", "review", "fix", "review"])
        }

        /// The first reviewer kills the engine that has asked it, and says no.
        private static let team = """
            { "agents": {
              "maker": { "persona": "builder",
                "command": ["sh", "-c", "echo $TEAMBOT_ROLE >>log; echo made >$TEAMBOT_ARTIFACTS_DIR/made.md"] },
              "judge": { "persona": "reviewer", "command": ["sh", "-c",
                "echo review >>log; test -e asked && exec echo VERIFIED_APPROVED: ok; touch asked; kill -9 $(cut -d' ' -f1 $TEAMBOT_ARTIFACTS_DIR/../lock); echo REJECTED: no"] } },
              "stages": {
              "MAKE": { "work_agent": "maker", "artifacts": ["made.md"], "next_stages": ["JUDGE"] },
              "JUDGE": { "is_review_stage": true, "work_agent": "maker", "review_agent": "judge" } },
              "work_to_review_mapping": { "MAKE": "JUDGE" } }
            """
    }
}
