import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// What reviews and gates are told, and what they must not be taken in by.
    @Suite struct Gates {
        @Test("AW-3: two scenarios of one number are not judged by the first one's command")
        func twice() throws {
            let project = try Self.project(
                """
                ### AT-001: Good
                **Verification**: `true`

                ### AT-001: Bad
                **Verification**: `false`
                """)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(run.mentions("twice"), "\(run)")
        }

        @Test("AW-26: scenarios of the project get their missing command as told, and a resume passes")
        func projectScenarios() throws {
            let stages = StagesText().agent("maker", "true")
                .stage("ACCEPT", "\"is_acceptance_test_stage\": true, \"work_agent\": \"maker\"").text
            let project = try TemporaryProject(stages: stages)
            let head = "# Widget\n\n## Acceptance Test Scenarios\n\n### AT-1: Good\n\n**Verification**: "
            try project.write("docs/feature-specs/widget.md", head + "look at it\n")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(run.mentions("AT-1"), "\(run)")
            try project.write("docs/feature-specs/widget.md", head + "`true`\n")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
        }

        @Test("A specification of more than a megabyte is not read, and not taken for none")
        func largeSpecification() throws {
            let stages = StagesText().agent("maker", "true")
                .stage("ACCEPT", "\"is_acceptance_test_stage\": true, \"work_agent\": \"maker\"").text
            let project = try TemporaryProject(stages: stages)
            try project.write("docs/feature-specs/widget.md", String(repeating: "filler\n", count: 1 << 18))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(run.mentions("widget.md: File too large"), "\(run)")
        }

        @Test("The scenarios count as agreed when the optional review of the specification is skipped")
        func skippedReview() throws {
            let project = try Self.project("### AT-001: Good\n**Verification**: `true`\n")
            let run = try project.teambot("run", "objective.md", "--skip", "CHECK")
            #expect(run.status == 0, "\(run)")
        }

        @Test("A fix is told the objective and the latest feedback only (A-53, AW-19); the first review judges (AW-20)")
        func fixes() throws {
            let project = try TemporaryProject(
                stages: StagesText()
                    .agent("author", "echo draft")
                    .agent("judge", "echo \"- remark $TEAMBOT_ITERATION\"; echo 'REJECTED: no'", persona: "reviewer")
                    .stage("MAKE", "\"work_agent\": \"author\", \"artifacts\": [\"a.md\"]", next: "CHECK")
                    .stage(
                        "CHECK",
                        "\"is_review_stage\": true, \"work_agent\": \"author\", \"review_agent\": \"judge\", "
                            + "\"max_iterations\": 3"
                    ).with("\"work_to_review_mapping\": { \"MAKE\": \"CHECK\" }").text)
            try project.write("extra", "")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 3, "\(run)")
            #expect(try project.roles() == ["work", "review", "fix", "review", "fix", "review"])
            let fix = project.read(project.run + "/attempts/CHECK/04-fix/prompt.md")
            #expect(fix.contains("Objective: Build Widget") || fix.contains("Build Widget"), "\(fix)")
            #expect(fix.contains("remark 2") && !fix.contains("remark 1"), "\(fix)")
            let first = project.read(project.run + "/attempts/CHECK/01-review/prompt.md")
            #expect(first.contains("draft") && first.contains("It was tried"), "\(first)")
            #expect(first.split(separator: "\n").filter { $0.contains("## The objective") }.count == 1)
            let last = project.read(project.run + "/attempts/CHECK/05-review/prompt.md")
            #expect(last.utf8.count < first.utf8.count + 200, "the context must not grow")
        }

        @Test("A review that a resume only looks up is not announced again")
        func onceAnnounced() throws {
            let project = try TemporaryProject(
                stages: StagesText()
                    .agent(
                        "author", "test -z \"$TEAMBOT_ITERATION\" || test $TEAMBOT_ROLE = work || kill -9 $(cat pid)"
                    )
                    .agent(
                        "judge", "test -e calm && echo 'VERIFIED_APPROVED: ok' || echo 'REJECTED: no'",
                        persona: "reviewer"
                    )
                    .stage("MAKE", "\"work_agent\": \"author\"", next: "CHECK")
                    .stage(
                        "CHECK",
                        "\"is_review_stage\": true, \"work_agent\": \"author\", \"review_agent\": \"judge\""
                    ).text)
            let killed = try RunningTeambot(
                program: ["/bin/sh", "-c", "echo $$ > pid; exec $TEAMBOT run objective.md"], in: project)
            try killed.finish()
            try project.waitForSupervisor(of: "CHECK/02-fix")
            try project.write("calm", "")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            let messages = try project.journal().filter { $0["event"]?.string == "review_progress" }
                .compactMap { $0["message"]?.string }
            #expect(messages.count == 2, "\(messages)")
            #expect(try project.roles() == ["work", "review", "fix", "review"])
        }

        /// A specification with these scenarios, an optional review of it, and the gate.
        private static func project(_ scenarios: String) throws -> TemporaryProject {
            let project = try TemporaryProject(
                stages: StagesText()
                    .agent("author", "cat spec.md", persona: "business_analyst")
                    .agent("judge", "echo 'VERIFIED_APPROVED: ok'", persona: "reviewer")
                    .stage("SPEC", "\"work_agent\": \"author\", \"artifacts\": [\"feature_spec.md\"]", next: "CHECK")
                    .stage(
                        "CHECK",
                        "\"is_review_stage\": true, \"optional\": true, \"work_agent\": \"author\", "
                            + "\"review_agent\": \"judge\"", next: "ACCEPT"
                    )
                    .stage("ACCEPT", "\"is_acceptance_test_stage\": true, \"work_agent\": \"author\"")
                    .with("\"work_to_review_mapping\": { \"SPEC\": \"CHECK\" }").text)
            try project.write("spec.md", "# Try It\n\n## Acceptance Test Scenarios\n\n" + scenarios)
            return project
        }
    }
}
