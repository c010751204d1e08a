import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// Work, review, verdict, fix, again.
    @Suite struct Reviews {
        @Test("A rejected work is fixed and reviewed again until it is approved")
        func loop() throws {
            let verdict = "test -e fixed && echo 'VERIFIED_APPROVED: all there' || echo 'REJECTED: a table is missing'"
            let project = try TemporaryProject(stages: Self.review(verdict))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.roles() == ["work", "review", "fix", "review"])
            #expect(project.read("prompt-fix").contains("a table is missing"))
            #expect(project.read("prompt-review").contains("It was tried"))
        }

        @Test("Four rejections end the run with 3 and a report; a resume grants four more")
        func rejected() throws {
            let verdict = "test -e marker && echo 'VERIFIED_APPROVED: well' || echo 'REJECTED: still not'"
            let project = try TemporaryProject(stages: Self.review(verdict))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 3, "\(run)")
            #expect(
                try project.roles() == ["work"]
                    + Array(repeating: ["review", "fix"], count: 4).flatMap { $0 }.dropLast())
            let reports = project.names(in: project.run + "/failures")
            #expect(reports.count == 1)
            #expect(project.read(project.run + "/failures/" + reports.joined()).contains("still not"))
            #expect(try project.state()["status"]?.string == "review_failed")
            try project.write("marker", "")
            #expect(try project.teambot("resume").status == 0)
        }

        @Test("Neither both verdicts nor none approve anything", arguments: ["echo fine", Self.both])
        func unclear(verdict: String) throws {
            let project = try TemporaryProject(stages: Self.review(verdict, iterations: 1))
            #expect(try project.teambot("run", "objective.md").status == 3)
        }

        @Test("A reviewer that crashes has not rejected: its stage fails")
        func crashed() throws {
            let project = try TemporaryProject(stages: Self.review("exit 9"))
            #expect(try project.teambot("run", "objective.md").status == 1)
            #expect(try project.roles() == ["work", "review"])
        }

        private static let both = "echo 'VERIFIED_APPROVED: yes'; echo 'REJECTED: no'"

        private static func review(_ verdict: String, iterations: Int = 4) -> String {
            StagesText().agent("worker", "cat > prompt-$TEAMBOT_ROLE; test $TEAMBOT_ROLE = work || touch fixed")
                .agent("judge", "cat > prompt-review; " + verdict, persona: "reviewer")
                .stage("WORK", "\"work_agent\": \"worker\"", next: "REVIEW")
                .stage(
                    "REVIEW",
                    "\"is_review_stage\": true, \"work_agent\": \"worker\", \"review_agent\": \"judge\", "
                        + "\"max_iterations\": \(iterations)"
                )
                .with("\"work_to_review_mapping\": { \"WORK\": \"REVIEW\" }").text
        }
    }
}
