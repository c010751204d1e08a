import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Several reviewers of one work.
    @Suite struct Reviewers {
        @Test("The feedback of all goes to the fix, notes of who approved too, and all replies become the artifact")
        func loop() throws {
            let project = try TemporaryProject(
                stages: Self.review(
                    "all", "echo 'VERIFIED_APPROVED: fine, but mind the commas'",
                    "test -e fixed && echo 'VERIFIED_APPROVED: b agrees' || echo 'REJECTED: b misses a table'",
                    "test -e fixed && echo 'VERIFIED_APPROVED: c agrees' || echo 'REJECTED: c misses a test'"))
            let run = try project.teambot("run", "objective.md", "--max-concurrent", "1")
            #expect(run.status == 0, "\(run)")
            #expect(try project.roles() == ["work", "review", "review", "review", "fix", "review", "review", "review"])
            let fix = project.read("prompt-fix")
            for part in [
                "### judge-b has rejected:\n\nb misses a table", "### judge-c has rejected:\n\nc misses a test",
                "### judge-a has approved and notes:\n\nfine, but mind the commas",
            ] {
                #expect(fix.contains(part), "\(fix)")
            }
            #expect(
                project.read(project.run + "/artifacts/review.md")
                    == "# judge-a: approved\n\nVERIFIED_APPROVED: fine, but mind the commas\n\n"
                    + "# judge-b: approved\n\nVERIFIED_APPROVED: b agrees\n\n"
                    + "# judge-c: approved\n\nVERIFIED_APPROVED: c agrees\n")
            #expect(
                try Self.messages(project) == [
                    "Rejected in review 1 of 2: 1 of 3 approve; all must.",
                    "Approved in review 2 of 2: 3 of 3 approve; all must.",
                ])
        }

        @Test("Not approved: the report has what every reviewer has said")
        func report() throws {
            let project = try TemporaryProject(
                stages: Self.review(
                    "majority", "echo 'VERIFIED_APPROVED: a is content'", "echo 'REJECTED: b is not'",
                    "echo 'REJECTED: c is not'"))
            #expect(try project.teambot("run", "objective.md").status == 3)
            let reports = project.names(in: project.run + "/failures")
            let report = project.read(project.run + "/failures/" + reports.joined())
            for text in ["a is content", "b is not", "c is not"] { #expect(report.contains(text), "\(report)") }
        }

        @Test("A reviewer that crashes is asked once more, and then fails the stage after the others have ended")
        func crash() throws {
            let project = try TemporaryProject(
                stages: Self.review("any", "exit 9", "echo 'VERIFIED_APPROVED: b'", "echo 'VERIFIED_APPROVED: c'"))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(try project.roles().count { $0 == "review" } == 4)
            #expect(run.mentions("Reviewer judge-a: "), "\(run)")
            #expect(try project.journal().count { $0["verdict"]?.string == "approved" } == 2)
        }

        @Test("Killed in the middle: who is done is not asked again, who still works is waited for")
        func killed() throws {
            let project = try TemporaryProject(
                stages: Self.review(
                    "all", "echo a >>log; echo 'VERIFIED_APPROVED: a'",
                    "echo b >>log; echo here >up; read word <gate; echo 'VERIFIED_APPROVED: b'",
                    "echo c >>log; echo 'VERIFIED_APPROVED: c'"))
            let (up, gate) = (try Signpost("up", in: project), try Signpost("gate", in: project))
            let engine = try project.start("run", "objective.md", "--json", "--max-concurrent", "3")
            try up.wait(for: engine)
            try engine.kill()
            let second = try project.start("resume", "--json")
            try second.event(.runResumed)
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log").sorted() == ["a", "b", "c"])
            let doctor = try project.teambot("doctor")
            #expect(doctor.status == 0, "\(doctor)")
            #expect(try Self.messages(project) == ["Approved in review 1 of 2: 3 of 3 approve; all must."])
        }

        @Test("The plan shows who judges, and by which rule; a missing program of a reviewer is told before the start")
        func plan() throws {
            let stages = Self.review("majority", "true", "true", "true")
            let project = try TemporaryProject(stages: stages)
            let plan = try project.teambot("run", "objective.md", "--dry-run")
            #expect(plan.output.contains("worker → majority of judge-a, judge-b, judge-c"), "\(plan)")
            try project.write("stages.json", stages.replacing("[\"/bin/sh\"", with: "[\"no-such-program\""))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 2 && run.mentions("of agent judge-c"), "\(run)")
        }

        private static func messages(_ project: TemporaryProject) throws -> [String] {
            try project.journal().filter { $0["event"]?.string == EventName.reviewProgress.rawValue }
                .compactMap { $0["message"]?.string }
        }

        private static func review(_ rule: String, _ first: String, _ second: String, _ third: String) -> String {
            StagesText().agent("worker", "cat > prompt-$TEAMBOT_ROLE; test $TEAMBOT_ROLE = work || touch fixed")
                .agent("judge-a", first, persona: "reviewer").agent("judge-b", second, persona: "reviewer")
                .agent("judge-c", third, persona: "reviewer")
                .stage("WORK", "\"work_agent\": \"worker\"", next: "REVIEW")
                .stage(
                    "REVIEW",
                    "\"is_review_stage\": true, \"work_agent\": \"worker\", \"approval\": \"\(rule)\", "
                        + "\"review_agents\": [\"judge-a\", \"judge-b\", \"judge-c\"], \"max_iterations\": 2, "
                        + "\"artifacts\": [\"review.md\"]"
                ).with("\"work_to_review_mapping\": { \"WORK\": \"REVIEW\" }").text
        }
    }
}
