import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// `teambot verify`: what is done is proved again.
    @Suite struct Verify {
        private static let specification =
            #"# Try It\n\n## Acceptance Test Scenarios\n\n### AT-001: It\n- **Verification**: `true`\n"#
            + #"- **Expected Result**: exit status 0\n"#

        private static func project(_ judge: String = "echo 'VERIFIED_APPROVED: well'") throws -> TemporaryProject {
            let writer =
                "cat > /dev/null; test $TEAMBOT_STAGE != SPEC || "
                + "printf '\(specification)' > \"$TEAMBOT_ARTIFACTS_DIR/feature_spec.md\"; echo written"
            let review =
                "\"is_review_stage\": true, \"work_agent\": \"writer\", \"review_agent\": \"judge\", \"max_iterations\": 1"
            let stages = StagesText().agent("writer", writer)
                .agent("judge", "cat > /dev/null; " + judge, persona: "reviewer")
                .stage("SPEC", "\"work_agent\": \"writer\", \"artifacts\": [\"feature_spec.md\"]", next: "REVIEW")
                .stage("REVIEW", review, next: "TEST")
                .stage("TEST", "\"suites\": [\"unit\"]", next: "ACCEPT")
                .stage(
                    "ACCEPT",
                    "\"is_acceptance_test_stage\": true, \"work_agent\": \"writer\", "
                        + "\"artifacts\": [\"acceptance_test_results.md\"]", next: "LINT"
                )
                .command("LINT", "echo linted; echo warned >&2")
                .with("\"work_to_review_mapping\": { \"SPEC\": \"REVIEW\" }")
                .with(
                    "\"suites\": { \"unit\": { \"runner\": \"junit\", \"command\": [\"/bin/sh\", \"-c\", "
                        + "\"printf '<testsuite name=\\\"u\\\"><testcase classname=\\\"c\\\" name=\\\"t\\\"/></testsuite>'"
                        + " > $TEAMBOT_JUNIT_FILE\"] } }")
            let project = try TemporaryProject(stages: stages.text)
            let git = "git init -q && git config user.name A && git config user.email a@b && git add -A"
            try RunningTeambot(program: ["/bin/sh", "-ec", git + " && git commit -qm First"], in: project).finish()
            return project
        }

        @Test("A complete run is proved, here and where its state was copied to, and nothing is written")
        func proved() throws {
            let project = try Self.project()
            #expect(try project.teambot("run", "objective.md").status == 0)
            let before = FileTree.lines(of: project.path)
            let here = try project.teambot("verify")
            #expect(here.status == 0, "\(here)")
            #expect(here.output.hasSuffix(" hold.\n") && here.output.contains("\nREVIEW\n"), "\(here)")
            #expect(FileTree.lines(of: project.path) == before)
            let copy = project.aside("elsewhere")
            try RunningTeambot(program: ["cp", "-r", "state", copy], in: project).finish()
            try FileSystem.removeTree(project.path + "/state")
            let there = try project.teambot("verify", "--state-dir", copy, "--json")
            #expect(there.status == 0, "\(there)")
            let root = try JSONReader.read(Array(there.output.utf8))
            #expect(root["schema_version"]?.integer == 1 && root["proved"]?.bool == true)
            #expect(root["checks"]?.elements?.contains { $0["kind"]?.string == "commit" } == true)
        }

        @Test("Whatever file of the run is cut off or gone, the run is not proved any more, until it is back")
        func damaged() throws {
            let project = try Self.project()
            #expect(try project.teambot("run", "objective.md").status == 0)
            // These prove nothing: what was to be run, what was asked, what was made of other files, and locks.
            let others = [
                "attempt.json", "prompt.md", "report.html", "lock", "writing.lock", "cases.jsonl", "numbers",
                "numbers.lock", "progress.jsonl", "stamps",
            ]
            let files = Self.files(project.path + "/" + project.run).filter { path in
                !others.contains { path.hasSuffix("/" + $0) }
            }
            #expect(files.count > 15, "\(files)")
            for path in files {
                let whole = try FileSystem.read(path)
                try Descriptor.replacing(path).write(Array(whole.prefix(whole.count / 2)))
                let cut = try project.teambot("verify", "widget")
                #expect(cut.status == 1 || cut.status == 8, "\(path): \(cut)")
                try FileSystem.removeFile(path)
                #expect(try project.teambot("verify", "widget").status != 0, "\(path)")
                try Descriptor.replacing(path).write(whole)
            }
            #expect(try project.teambot("verify").status == 0)
        }

        @Test("One changed byte in the records of the tests is noticed, though no count is another one by it")
        func records() throws {
            let project = try Self.project()
            #expect(try project.teambot("run", "objective.md").status == 0)
            let evidence = try #require(project.names(in: project.run + "/evidence").first { $0.hasSuffix("Z") })
            let path = "\(project.run)/evidence/\(evidence)/tests.jsonl"
            let whole = project.read(path)
            let changed = whole.replacing("\"passed\"", with: "\"passeb\"", maxReplacements: 1)
            #expect(changed != whole)
            try project.write(path, changed)
            let verify = try project.teambot("verify")
            #expect(verify.status == 1 && verify.output.contains("tests.jsonl: It was changed"), "\(verify)")
            try project.write(path, whole)
            #expect(try project.teambot("verify").status == 0)
        }

        @Test("A file of the project that was changed since its tests is named; the change taken back, all holds again")
        func changedProject() throws {
            let project = try Self.project()
            #expect(try project.teambot("run", "objective.md").status == 0)
            let objective = project.read("objective.md")
            try project.write("objective.md", objective + "\nMore.\n")
            let changed = try project.teambot("verify")
            #expect(changed.status == 1 && changed.output.contains("objective.md changed"), "\(changed)")
            #expect(
                changed.output.hasSuffix("1 of \(Self.checks(changed.output)) checks does not hold.\n"), "\(changed)")
            try project.write("objective.md", objective)
            #expect(try project.teambot("verify").status == 0)
        }

        @Test("A run that is not complete is not proved: what is open and what has failed is listed")
        func open() throws {
            let project = try Self.project("echo 'REJECTED: no'")
            #expect(try project.teambot("run", "objective.md").status == 3)
            let verify = try project.teambot("verify")
            #expect(verify.status == 1, "\(verify)")
            for text in ["review_failed", "It has failed:", "It is not done: it is blocked."] {
                #expect(verify.output.contains(text), "\(text) in \(verify)")
            }
        }

        @Test("A file that fits a stage's inputs and is new refutes it, until it is gone again")
        func inputs() throws {
            let stages = StagesText().agent("writer", "cat > /dev/null; echo written")
                .stage("CODE", "\"work_agent\": \"writer\", \"inputs\": [\"src/**\"]")
            let project = try TemporaryProject(stages: stages.text)
            try FileSystem.makeDirectories(project.path + "/src")
            try project.write("src/a.txt", "a")
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("verify").status == 0)
            try project.write("src/b.txt", "b")
            let added = try project.teambot("verify")
            #expect(added.status == 1 && added.output.contains("✗ src/b.txt: It was added"), "\(added)")
            try FileSystem.removeFile(project.path + "/src/b.txt")
            #expect(try project.teambot("verify").status == 0)
        }

        @Test("Without a run, or with one that is not there, there is nothing to verify")
        func none() throws {
            let project = try Self.project()
            #expect(try project.teambot("verify").status == 2)
            #expect(try project.teambot("verify", "nothing").status == 2)
        }

        @Test("An archived run is verified by its name")
        func archived() throws {
            let project = try Self.project()
            #expect(try project.teambot("run", "objective.md").status == 0)
            let id = try #require(try project.state()["run_id"]?.string)
            #expect(try project.teambot("run", "objective.md", "--fresh").status == 0)
            let verify = try project.teambot("verify", "widget/" + id)
            #expect(verify.status == 0, "\(verify)")
        }

        private static func checks(_ text: String) -> Int {
            text.split(separator: "\n").count { $0.hasPrefix("✓") || $0.hasPrefix("✗") }
        }

        private static func files(_ directory: String) -> [String] {
            FileSystem.list(directory).sorted().flatMap { name -> [String] in
                let path = directory + "/" + name
                return FileSystem.kind(path) == .directory ? files(path) : [path]
            }
        }
    }
}
