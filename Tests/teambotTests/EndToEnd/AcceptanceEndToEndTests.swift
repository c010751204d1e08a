import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// Acceptance scenarios, which teambot runs itself.
    @Suite struct Acceptance {
        @Test("A failed scenario is fixed and run again")
        func fixed() throws {
            let project = try Self.project(builder: "touch fixed")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.roles().suffix(3) == ["test", "fix", "test"])
            #expect(try project.state()["acceptance_tests_passed"]?.bool == true)
            #expect(!project.read(project.run + "/artifacts/acceptance_test_results.md").isEmpty)
        }

        @Test("Four rounds without success end the run with 4, whatever the agent says")
        func neverPassed() throws {
            let project = try Self.project(builder: "echo 'AT-001: PASSED. All tests pass.'")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(try project.roles().count { $0 == "test" } == 4)
            #expect(try project.roles().count { $0 == "fix" } == 3)
            #expect(try project.state()["acceptance_tests_passed"]?.bool == false)
        }

        @Test("A specification without scenarios does not pass, and is told what to write")
        func noScenarios() throws {
            let project = try Self.project(builder: "true")
            try project.write("spec.md", "# Try It\n\nIt is obvious.\n")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(run.mentions("Acceptance Test Scenarios"), "\(run)")
        }

        @Test("A scenario without a command does not pass")
        func noCommand() throws {
            let project = try Self.project(builder: "true")
            try project.write("spec.md", Self.specification.replacing("`test -e fixed`", with: "Look at it."))
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(run.mentions("AT-001"), "\(run)")
        }

        @Test("Whoever edits the agreed scenarios fails the gate and is told")
        func edited() throws {
            let edit = "sed -i 's/test -e fixed/true/' \"$TEAMBOT_ARTIFACTS_DIR/feature_spec.md\""
            let project = try Self.project(builder: "true", meanwhile: edit)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            #expect(run.mentions("AT-001"), "\(run)")
        }

        @Test("An expected exit status and an expected text are looked for")
        func expectations() throws {
            let project = try Self.project(builder: "true")
            let text = Self.specification
                .replacing("exit status 0", with: "`no such thing` is printed, exit status 3")
                .replacing("test -e fixed", with: "echo no such thing; exit 3")
            try project.write("spec.md", text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
        }

        private static func project(builder: String, meanwhile: String = "true") throws -> TemporaryProject {
            let project = try TemporaryProject(
                stages: StagesText()
                    .agent(
                        "author", "cp spec.md \"$TEAMBOT_ARTIFACTS_DIR/feature_spec.md\"", persona: "business_analyst"
                    )
                    .agent("maker", builder)
                    .stage("SPEC", "\"work_agent\": \"author\", \"artifacts\": [\"feature_spec.md\"]", next: "BUILD")
                    .command("BUILD", meanwhile, next: "ACCEPT")
                    .stage(
                        "ACCEPT",
                        "\"is_acceptance_test_stage\": true, \"work_agent\": \"maker\", "
                            + "\"artifacts\": [\"acceptance_test_results.md\"]"
                    ).text)
            try project.write("spec.md", specification)
            return project
        }

        private static let specification = """
            # Try It

            ## Acceptance Test Scenarios

            ### AT-001: It is there

            **Description**: The file exists.
            **Preconditions**: none
            **Steps**:
            1. Look for the file.
            **Expected Result**: exit status 0
            **Verification**: `test -e fixed`
            """
    }
}
