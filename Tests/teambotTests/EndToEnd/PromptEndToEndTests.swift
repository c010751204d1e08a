import TestSupport
import Testing

extension EndToEnd {
    /// What agents are told.
    @Suite struct Prompts {
        @Test("A prompt template is there after a resume, too")
        func template() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("author", "test -e marker")
                    .stage("MAKE", "\"work_agent\": \"author\", \"prompt_template\": \"house.md\"").text)
            try project.write("house.md", "The rules of the house.\n")
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("marker", "")
            #expect(try project.teambot("resume").status == 0)
            for attempt in ["01-work", "02-work"] {
                let prompt = project.read(project.run + "/attempts/MAKE/\(attempt)/prompt.md")
                #expect(prompt.contains("The rules of the house."), "\(attempt)")
            }
        }

        @Test("Test results belong to the evidence, and a git that fails is not called no change (A-61)")
        func evidence() throws {
            let project = try TemporaryProject(
                stages: StagesText()
                    .agent("author", "echo '12 passed'; git init -q . ; rm -rf .git")
                    .agent("judge", "echo 'VERIFIED_APPROVED: ok'", persona: "reviewer")
                    .stage("TEST", "\"work_agent\": \"author\", \"artifacts\": [\"test_results.md\"]", next: "OTHER")
                    .command("OTHER", "true", next: "CHECK")
                    .stage(
                        "CHECK",
                        "\"is_review_stage\": true, \"work_agent\": \"author\", \"review_agent\": \"judge\""
                    ).text)
            try RunningTeambot(
                program: [
                    "/bin/sh", "-c",
                    "git init -q . && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m one",
                ], in: project
            ).finish()
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let prompt = project.read(project.run + "/attempts/CHECK/01-review/prompt.md")
            #expect(prompt.contains("12 passed"), "\(prompt)")
            #expect(prompt.contains("git cannot show"), "\(prompt)")
        }
    }
}
