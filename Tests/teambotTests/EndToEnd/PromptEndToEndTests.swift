import JSONText
import StateMachine
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

        @Test("A template's names are replaced once, unknown ones stay and are told, and nothing needed is lost")
        func placeholders() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("author", "true")
                    .stage("MAKE", "\"work_agent\": \"author\", \"prompt_template\": \"house.md\"").text)
            try project.write("house.md", "Stage {{stage_name}} for {{title}} by {{agent}}: {{goals}} {{nobody}}\n")
            try project.write(
                "objective.md", TemporaryProject.objective.replacing("1. Try it", with: "1. Try {{agent}}"))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let prompt = project.read(project.run + "/attempts/MAKE/01-work/prompt.md")
            #expect(
                prompt.contains("Stage MAKE for Build Widget by author: ```text\n- Try {{agent}}\n``` {{nobody}}"),
                "\(prompt)")
            #expect(prompt.split(separator: "Try {{agent}}", omittingEmptySubsequences: false).count == 2, "\(prompt)")
            #expect(prompt.contains("- [ ] It was tried") && prompt.contains("## Expected output"), "\(prompt)")
            let warnings = try project.journal().filter { $0["event"]?.string == EventName.warning.rawValue }
            #expect(warnings.count == 1 && warnings[0]["message"]?.string?.contains("{{nobody}}") == true)
            #expect(try project.teambot("validate").mentions("{{nobody}}"))
        }

        @Test("A template that is gone during a run fails its stage with a sentence, and a resume goes on with it")
        func goneTemplate() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "mv house.md away.md", next: "MAKE").agent("author", "true")
                    .stage("MAKE", "\"work_agent\": \"author\", \"prompt_template\": \"house.md\"").text)
            try project.write("house.md", "The rules of the house.\n")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1 && run.mentions("The prompt template of MAKE cannot be read."), "\(run)")
            try project.write("house.md", "The rules of the house.\n")
            #expect(try project.teambot("resume").status == 0)
        }

        @Test("A persona of the project is used, an unusable one is told and the built-in one used")
        func personas() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("author-1", "true").agent("judge", "echo 'VERIFIED_APPROVED: x'")
                    .stage("MAKE", "\"work_agent\": \"author-1\"", next: "CHECK")
                    .stage(
                        "CHECK",
                        "\"is_review_stage\": true, \"work_agent\": \"author-1\", \"review_agent\": \"judge\""
                    ).text)
            try project.write(".github/agents/author.agent.md", "---\nname: author\n---\nYou write with care.\n")
            try project.write("agents/judge.md", "---\nname: judge\n---\n")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(
                project.read(project.run + "/attempts/MAKE/01-work/prompt.md").hasPrefix("You write with care.\n\n# "))
            let prompt = project.read(project.run + "/attempts/CHECK/01-review/prompt.md")
            #expect(prompt.hasPrefix("You are a builder"), "\(prompt)")
            #expect(run.mentions("agents/judge.md says nothing"), "\(run)")
        }

        @Test("Small artifacts of earlier stages are in the prompt, large ones and what is no text by their paths")
        func earlierArtifacts() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("author", "true")
                    .command(
                        "FIRST",
                        "cd $TEAMBOT_ARTIFACTS_DIR; echo 'short words' >a.md; head -c 9000 /dev/zero | tr '\\0' x >b.md; "
                            + "printf 'x\\000y' >c.md", next: "MAKE",
                        and: ", \"artifacts\": [\"a.md\", \"b.md\", \"c.md\"]"
                    )
                    .stage("MAKE", "\"work_agent\": \"author\"").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let prompt = project.read(project.run + "/attempts/MAKE/01-work/prompt.md")
            #expect(prompt.contains("/a.md`\n\n```text\nshort words\n\n```"), "\(prompt)")
            for name in ["a.md`", "b.md`", "c.md`"] { #expect(prompt.contains(name)) }
            #expect(!prompt.contains("xxxx") && !prompt.contains("\0"))
        }

        @Test("However much there is to review, a prompt stays below 1 MiB, and cuts are marked")
        func bounded() throws {
            let names = (1...40).map { "part-\($0).md" }
            let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
            let project = try TemporaryProject(
                stages: StagesText().agent("author", "true").agent("judge", "echo 'VERIFIED_APPROVED: x'")
                    .command(
                        "MAKE",
                        "for name in \(names.joined(separator: " ")); do "
                            + "head -c 100000 /dev/zero | tr '\\0' x >$TEAMBOT_ARTIFACTS_DIR/$name; done",
                        next: "CHECK", and: ", \"artifacts\": [\(list)]"
                    )
                    .stage(
                        "CHECK",
                        "\"is_review_stage\": true, \"work_agent\": \"author\", \"review_agent\": \"judge\", "
                            + "\"prompt_template\": \"house.md\""
                    ).text)
            try project.write("house.md", "{{work}}{{work}}{{work}}" + String(repeating: "y", count: 250_000))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let prompt = project.read(project.run + "/attempts/CHECK/01-review/prompt.md")
            #expect((700_000..<(1 << 20)).contains(prompt.utf8.count))
            #expect(prompt.contains("more bytes in the file …]") && prompt.contains("VERIFIED_APPROVED: why"))
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
