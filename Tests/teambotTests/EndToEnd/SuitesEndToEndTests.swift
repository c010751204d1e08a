import JSONText
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// A stage of test suites, which teambot runs itself, and acceptance scenarios that their tests decide.
    @Suite struct Suites {
        @Test("What fails is fixed by the work agent, who is told of it; then all suites run again")
        func fixed() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("dev", "cat > told; touch fixed")
                    .stage("TEST", #""suites": ["unit", "e2e"], "work_agent": "dev""#)
                    .with(Self.suites(unit: Self.unit, e2e: "echo e2e >> log")).text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.roles() == ["test", "test", "fix", "test", "test"])
            #expect(project.lines("log") == ["unit", "e2e", "unit", "e2e"])
            let told = project.read("told")
            for text in ["tests.test_loans test_borrow", "assert 1 == 2", "tests/test_loans.py:7", "hello from a test"]
            {
                #expect(told.contains(text), "\(text) in \(told)")
            }
            #expect(project.read(project.run + "/artifacts/test_results.md").hasPrefix("# Test results: passed"))
            let results = try JSONReader.read(Array(project.read(project.run + "/artifacts/test_results.json").utf8))
            #expect(results["status"]?.string == "passed" && results["suites"]?.elements?.count == 2)
            #expect(try project.evidence() == ["failed", "passed"])
            #expect(try project.teambot("doctor").status == 0)
        }

        @Test("What stays broken ends the run with 4 and names the suites")
        func broken() throws {
            let project = try TemporaryProject(
                stages: StagesText().stage("TEST", #""suites": ["unit", "e2e"]"#)
                    .with(Self.suites(unit: "echo unit >> log", e2e: "true")).text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 4, "\(run)")
            // Its program says success, and left no report: that proves nothing.
            #expect(run.mentions("The test suites have not passed: unit no report."), "\(run)")
            #expect(run.mentions("The test suites did not pass"), "\(run)")
            #expect(project.lines("log") == ["unit"])
        }

        @Test("Killed in the middle of suites side by side: who has ended is not run again, who runs not twice")
        func killed() throws {
            let slow = "echo slow >> log; echo here > up; read word < gate; " + Self.report("")
            let project = try TemporaryProject(
                stages: StagesText().stage("TEST", #""suites": ["unit", "e2e"]"#)
                    .with(Self.suites(unit: slow, e2e: "echo e2e >> log", parallel: true)).text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try engine.event(.suiteEnded, "TEST")
            try up.wait(for: engine)
            try engine.kill()
            #expect(try project.evidence() == ["running"])
            let second = try project.start("resume", "--json")
            try second.event(.suitesStarted, "TEST")
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log").sorted() == ["e2e", "slow"])
            let stage = try project.state()["stages"]?["TEST"]
            #expect(stage?["attempts"]?.integer == 2)
            #expect(stage?["suites"]?.elements?.count == 2)
            #expect(try project.evidence() == ["interrupted", "passed"])
        }

        @Test("Whoever changes a report after its suite has ended is found out by a resume")
        func changedReport() throws {
            let forge = "for file in state/*/attempts/TEST/*/junit.xml; do sed -i s/failure/system-out/g $file; done"
            let project = try TemporaryProject(
                stages: StagesText().agent("dev", forge + "; echo here > up; read word < gate")
                    .stage("TEST", #""suites": ["unit"], "work_agent": "dev""#)
                    .with(Self.suites(unit: Self.unit, e2e: nil)).text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try engine.kill()
            let resume = try project.teambot("resume")
            try gate.open()
            #expect(resume.status == 8, "\(resume)")
            #expect(resume.mentions("/attempts/TEST/01-test was changed or removed"), "\(resume)")
            #expect(try project.roles() == ["test", "fix"])
        }

        @Test("A scenario does not believe an attempt of its test that the suite's verdict does not believe")
        func unbelievedAttempt() throws {
            let twice =
                "if test -e second; then " + Self.report("") + "; kill -9 $$; fi; touch second; "
                + Self.report("<failure message='assert 1 == 2'>no</failure>") + "; exit 1"
            let project = try Self.accepting("test tests/test_loans.py::test_borrow", unit: twice, retries: 1)
            let end = try project.teambot("run", "objective.md")
            #expect(end.status == 4, "\(end)")
            #expect(
                end.mentions("test_borrow` of the suite unit ended as failed: assert 1 == 2"), "\(end)")
            #expect(try project.roles() == ["work", "test", "test"])
        }

        @Test(
            "A scenario that names a test passes by its result, and one that names none that exists is told near names")
        func acceptance() throws {
            let project = try Self.accepting("test tests/test_loans.py::test_borrow")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.roles() == ["work", "test"])
            let wrong = try Self.accepting("test tests/test_loans.py::test_borow")
            let end = try wrong.teambot("run", "objective.md")
            #expect(end.status == 4, "\(end)")
            #expect(
                end.mentions(
                    "The test `tests/test_loans.py::test_borow` is in no report of the suites (unit passed). "
                        + "There is `tests.test_loans test_borrow`; name one of these."), "\(end)")
        }

        @Test("A scenario fails by its test although another test of the suite is to blame for nothing")
        func failedTest() throws {
            let project = try Self.accepting("`true`\n\ntest `tests/test_loans.py::test_borrow`", failing: true)
            let end = try project.teambot("run", "objective.md")
            #expect(end.status == 4, "\(end)")
            #expect(
                end.mentions(
                    "The test `tests.test_loans test_borrow` of the suite unit ended as failed: assert 1 == 2"),
                "\(end)")
        }

        private static func accepting(
            _ verification: String, failing: Bool = false, unit script: String? = nil, retries: Int = 0
        ) throws -> TemporaryProject {
            let project = try TemporaryProject(
                stages: StagesText().agent("dev", "true")
                    .agent("author", "cp spec.md \"$TEAMBOT_ARTIFACTS_DIR/feature_spec.md\"")
                    .stage("SPEC", #""work_agent": "author", "artifacts": ["feature_spec.md"]"#, next: "ACCEPT")
                    .stage(
                        "ACCEPT", #""is_acceptance_test_stage": true, "work_agent": "dev", "max_iterations": 1"#
                    )
                    .with(suites(unit: script ?? (failing ? unit : report("")), e2e: nil, retries: retries)).text)
            try project.write(
                "spec.md",
                """
                # Try It

                ## Acceptance Test Scenarios

                ### AT-001: Borrowing
                **Expected Result**: The loan is there.
                **Verification**: \(verification)
                """)
            return project
        }

        /// Fails until something is fixed.
        private static let unit =
            "echo unit >> log; if test -e fixed; then " + report("") + "; else "
            + report("<failure message='assert 1 == 2' type='AssertionError'>tests/test_loans.py:7: no</failure>")
            + "; exit 1; fi"

        /// Writes a report with one test.
        private static func report(_ inside: String) -> String {
            let output = inside.isEmpty ? "" : "<system-out>hello from a test</system-out>"
            return "printf %s \"<testsuite name='unit'><testcase classname='tests.test_loans' name='test_borrow'>"
                + "\(inside)\(output)</testcase></testsuite>\" > \"$TEAMBOT_JUNIT_FILE\""
        }

        private static func suites(unit: String, e2e: String?, parallel: Bool = false, retries: Int = 0) -> String {
            func entry(_ name: String, _ runner: String, _ script: String) -> String {
                let text = script.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                return "\"\(name)\": {\"runner\": \"\(runner)\", \"command\": [\"/bin/sh\", \"-c\", \"\(text)\"]}"
            }
            let all = [entry("unit", "junit", unit)] + (e2e.map { [entry("e2e", "exit-status", $0)] } ?? [])
            return
                "\"suites\": {\(all.joined(separator: ", "))}, \"test_run\": {\"parallel\": \(parallel), \"retries\": \(retries)}"
        }
    }
}

extension TemporaryProject {
    /// How the evidence runs of the run stand, in the order in which they began.
    fileprivate func evidence() throws -> [String] {
        try names(in: run + "/evidence").sorted().filter { $0.hasSuffix("Z") || $0.contains("Z_") }.compactMap { id in
            try JSONReader.read(Array(read("\(run)/evidence/\(id)/manifest.json").utf8))["status"]?.string
        }
    }
}
