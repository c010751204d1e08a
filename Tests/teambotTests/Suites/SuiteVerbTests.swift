import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// `teambot test` with suites that are shell scripts.
    @Suite("teambot test") struct SuiteVerb {
        private static let good = [("test_a", ""), ("test_b", ""), ("test_c", "<skipped message='later'/>")]
        private static let bad = [("test_d", ""), ("test_e", SuitesText.failure("assert 404 == 200"))]

        @Test(
            "Suites that pass: the mode first, a line for each in the order of the file, the total, the evidence, exit 0"
        )
        func passed() throws {
            let suites = SuitesText().suite("unit", tests: Self.good).suite("api", tests: [("test_x", "")])
            let project = try TemporaryProject(stages: suites.text)
            let end = try project.teambot("test")
            #expect(end.status == 0, "\(end)")
            #expect(end.errors.hasPrefix("2 suites, sequential\n"), "\(end)")
            let lines = end.output.split(separator: "\n").map(String.init)
            #expect(lines[0].hasPrefix("PASS  unit  junit  2 passed, 0 failed, 0 errors, 1 skipped  "), "\(end)")
            #expect(lines[0].hasSuffix(" s") && lines[1].hasPrefix("PASS  api "), "\(end)")
            #expect(lines[2].hasPrefix("PASS  2 of 2 suites passed: 3 passed, 0 failed, 0 errors, 1 skipped in "))
            #expect(lines.last?.hasPrefix("evidence: \(project.path)/state/evidence/") == true, "\(end)")
        }

        @Test(
            "A failure is exit 4, in both modes alike: the test with its place, why, and what it may be",
            arguments: ["--no-parallel", "--parallel"])
        func failed(mode: String) throws {
            let suites = SuitesText().suite("unit", tests: Self.bad).suite("api", tests: Self.good)
            let project = try TemporaryProject(stages: suites.text)
            let end = try project.teambot("test", mode)
            #expect(end.status == 4, "\(end)")
            #expect(end.errors.contains(mode == "--parallel" ? "2 suites, parallel\n" : "2 suites, sequential\n"))
            #expect(end.output.contains("FAIL  unit  junit  1 passed, 1 failed, 0 errors, 0 skipped"), "\(end)")
            #expect(end.output.contains("PASS  api "), "\(end)")
            #expect(end.output.contains("FAIL  1 of 2 suites passed: 3 passed, 1 failed, 0 errors, 1 skipped"))
            #expect(end.output.contains("failure analysis\n") && end.output.contains("1 × assertion"), "\(end)")
            #expect(
                end.output.contains("unit  suite.Class test_e (tests/test_e.py:7)\n    assert 404 == 200"), "\(end)")
        }

        @Test("A crash, a timeout and a missing tool are that suite's own, in both modes", arguments: [false, true])
        func isolated(isParallel: Bool) throws {
            let suites = SuitesText().suite("crash", "echo broken >&2; kill -9 $$").suite("silent", "exit 0")
                .suite("slow", "sleep 600", "\"timeout_seconds\": 0.3").suite("good", tests: Self.good)
                .with("\"test_run\": { \"parallel\": \(isParallel) }")
            let project = try TemporaryProject(
                stages: suites.text.replacing(
                    "\"suites\": {", with: "\"suites\": { \"none\": {\"runner\": \"junit\", \"command\": [\"./none\"]},"
                ))
            let end = try project.teambot("test", "--json")
            #expect(end.status == 4, "\(end)")
            let root = try JSONReader.read(Array(end.output.utf8))
            let statuses = (root["suites"]?.elements ?? []).map { suite in
                "\(suite["name"]?.string ?? "") \(suite["status"]?.string ?? "")"
            }
            #expect(
                statuses == ["none tool_missing", "crash error", "silent no_report", "slow timed_out", "good passed"],
                "\(end)")
            #expect(root["status"]?.string == "failed" && root["schema_version"]?.integer == 1)
        }

        @Test("BW-5: nothing enabled, a missing path, no suites at all: exit 4, from any directory, never success")
        func nothing() throws {
            let disabled = try TemporaryProject(
                stages: SuitesText().suite("unit", tests: Self.good, "\"enabled\": false").text)
            let end = try disabled.teambot("test")
            #expect(end.status == 4 && end.errors.contains("every suite is disabled"), "\(end)")
            let missing = try TemporaryProject(
                stages: SuitesText().suite("unit", tests: Self.good, "\"path\": \"tests/none\"").text)
            let lost = try missing.teambot("test")
            #expect(lost.status == 4 && lost.output.contains("tests/none"), "\(lost)")
            let empty = try TemporaryProject(stages: "{ \"stages\": { \"DONE\": {} } }")
            let none = try empty.teambot("test")
            #expect(none.status == 4 && none.errors.contains("--detect"), "\(none)")
        }

        @Test("BW-6: a suite that crashed is analysed with what it has printed, and nothing says that all passed")
        func crashed() throws {
            let script = "echo 'connect ECONNREFUSED 127.0.0.1:5432' >&2; exit 3"
            let project = try TemporaryProject(stages: SuitesText().suite("unit", script).text)
            let end = try project.teambot("test")
            #expect(end.status == 4 && end.output.contains("1 × connection"), "\(end)")
            #expect(!end.mentions("all tests passed"), "\(end)")
        }

        @Test("BW-10: in sequence, too, what one suite does keeps no other from its evidence")
        func sequence() throws {
            let suites = SuitesText().suite("first", tests: Self.good).suite("second", "exit 99")
                .suite("third", tests: Self.good)
            let project = try TemporaryProject(stages: suites.text)
            #expect(try project.teambot("test", "--no-parallel").status == 4)
            let list = try JSONReader.read(Array(project.teambot("evidence", "list", "--json").output.utf8))
            let run = try #require(list["evidence"]?.elements?.first)
            #expect(run["suites"]?.texts == ["first", "second", "third"] && run["tests_count"]?.integer == 6)
            #expect(run["status"]?.string == "failed")
        }

        @Test(
            "BW-17: a number of workers means parallel, with --no-parallel it is refused; the file's parallel can be turned off"
        )
        func workers() throws {
            let suites = SuitesText().suite("a", tests: Self.good).suite("b", tests: Self.good)
            let project = try TemporaryProject(stages: suites.run("\"parallel\": true, \"max_workers\": 7").text)
            func mode(_ options: String...) throws -> String {
                let end = try RunningTeambot(["test"] + options, in: project).finish()
                return String(end.errors.prefix { $0 != "\n" })
            }
            #expect(try mode() == "2 suites, parallel, at most 7 at once")
            #expect(try mode("--max-workers", "1") == "2 suites, parallel, at most 1 at once")
            #expect(try mode("--parallel") == "2 suites, parallel, at most 7 at once")
            #expect(try mode("--no-parallel") == "2 suites, sequential")
            let refused = try project.teambot("test", "--no-parallel", "--max-workers", "2")
            #expect(refused.status == 2 && refused.errors.contains("contradict each other"), "\(refused)")
            #expect(try project.teambot("test", "--max-workers", "0").status == 2)
        }

        @Test(
            "An unknown suite is exit 2 with the nearest name; a disabled one runs when it is named, with what it needs"
        )
        func named() throws {
            let suites = SuitesText().suite("unit", tests: Self.good).suite("other", "exit 9")
                .suite("e2e", tests: Self.good, "\"enabled\": false, \"needs\": [\"unit\"]")
            let project = try TemporaryProject(stages: suites.text)
            let unknown = try project.teambot("test", "unti")
            #expect(unknown.status == 2 && unknown.errors.contains("Did you mean unit?"), "\(unknown)")
            #expect(project.names(in: "state") == [])
            let end = try project.teambot("test", "e2e")
            #expect(end.status == 0 && end.errors.contains("it runs because it is named"), "\(end)")
            #expect(end.errors.contains("e2e needs unit, which runs first."))
            #expect(end.output.contains("PASS  unit") && end.output.contains("PASS  e2e"), "\(end)")
        }

        @Test("Without stages.json it is exit 2, and says teambot init and --detect")
        func noStages() throws {
            let end = try TemporaryProject().teambot("test")
            #expect(end.status == 2 && end.errors.contains("teambot init") && end.errors.contains("--detect"), "\(end)")
        }

        @Test("Retries, timeout and flaky tests by the command line; the file stays as it is")
        func options() throws {
            let script =
                "if [ -e again ]; then \(SuitesText.report([("test_a", "")])) fi; touch again\n"
                + SuitesText.report([("test_a", SuitesText.failure("once"))])
            let suites = SuitesText().suite("unit", script, "\"retries\": 0")
            let project = try TemporaryProject(stages: suites.text)
            #expect(try project.teambot("test").status == 4)
            try FileSystem.removeFile(project.path + "/again")
            let flaky = try project.teambot("test", "--retries", "1")
            #expect(
                flaky.status == 0 && flaky.output.contains("1 flaky") && flaky.output.contains("2 attempts"), "\(flaky)"
            )
            #expect(flaky.output.contains("flaky tests\n"), "\(flaky)")
            try FileSystem.removeFile(project.path + "/again")
            #expect(try project.teambot("test", "--retries", "1", "--fail-on-flaky").status == 4)
            #expect(project.read("stages.json") == suites.text)
            let slow = try TemporaryProject(stages: SuitesText().suite("slow", "sleep 600").text)
            let end = try slow.teambot("test", "--timeout", "0.2")
            #expect(end.status == 4 && end.output.contains("TIMED OUT  slow"), "\(end)")
        }

        @Test("--failed runs only what did not pass last time, and is exit 4 where nothing failed, naming the evidence")
        func failedOnly() throws {
            let report = SuitesText.report([("test_a", SuitesText.failure("no"))])
            let suites = SuitesText().suite("good", "echo good >> log\n" + SuitesText.report(Self.good))
                .suite("bad", "echo bad >> log\n[ -e fixed ] || {\n\(report)}\n" + SuitesText.report(Self.good))
            let project = try TemporaryProject(stages: suites.text)
            let none = try project.teambot("test", "--failed")
            #expect(none.status == 4 && none.errors.contains("no finished evidence run"), "\(none)")
            #expect(try project.teambot("test").status == 4)
            try project.write("fixed", "")
            let again = try project.teambot("test", "--failed")
            #expect(again.status == 0 && again.errors.contains("1 suite, sequential"), "\(again)")
            #expect(project.lines("log") == ["good", "bad", "bad"])
            let last = try project.teambot("test", "--failed")
            #expect(
                last.status == 4 && last.errors.contains("Nothing failed last time, in the evidence run 2"), "\(last)")
        }

        @Test(
            "--out keeps evidence elsewhere; --junit writes one report of everything; annotations where GitHub builds")
        func outputs() throws {
            let suites = SuitesText().suite("unit", tests: Self.bad).suite("api", tests: Self.good)
            let project = try TemporaryProject(stages: suites.text)
            let end = try RunningTeambot(
                program: [
                    "env", "GITHUB_ACTIONS=true", RunningTeambot.binary, "test", "--out", "proofs", "--junit",
                    "all.xml",
                ], in: project
            ).finish()
            #expect(end.status == 4, "\(end)")
            #expect(project.names(in: "state") == [] && !project.names(in: "proofs").isEmpty)
            #expect(end.output.contains("::error file=tests/test_e.py,line=7"), "\(end)")
            let report = project.read("all.xml")
            #expect(
                report.contains("test_e") && report.contains("name=\"api\"") && report.contains("assert 404 == 200"))
            let listed = try project.teambot("evidence", "list", "--out", "proofs")
            #expect(listed.status == 0 && listed.output.contains("failed"), "\(listed)")
            let lost = try project.teambot("test", "api", "--junit", "none/all.xml")
            #expect(lost.status == 2 && lost.errors.contains("/none, does not exist"), "\(lost)")
            #expect(try project.teambot("evidence", "list").output.isEmpty, "no test has run for it")
        }

        @Test("--junit has the tests as they count: an attempt that broke down saves none")
        func countedReport() throws {
            let bad = SuitesText.report([("test_a", ""), ("test_e", SuitesText.failure("assert 404 == 200"))])
            let good = SuitesText.report([("test_a", ""), ("test_e", "")])
            let twice = "if test -e second; then (\(good)); kill -9 $$; fi; touch second\n\(bad)"
            let project = try TemporaryProject(stages: SuitesText().suite("unit", twice).text)
            let end = try project.teambot("test", "--retries", "1", "--junit", "all.xml")
            #expect(end.status == 4 && end.output.contains("1 passed, 1 failed, 0 errors"), "\(end)")
            let report = project.read("all.xml")
            #expect(report.contains("tests=\"2\" failures=\"1\" errors=\"0\""), "\(report)")
            #expect(report.contains("<failure message=\"assert 404 == 200\">"), "\(report)")
            #expect(!report.contains("flaky"), "\(report)")
        }

        @Test("--junit has a test that failed before the attempt that counts as flaky, with what went wrong then")
        func flakyReport() throws {
            let bad = SuitesText.report([("test_a", ""), ("test_e", SuitesText.failure("assert 404 == 200"))])
            let good = SuitesText.report([("test_a", ""), ("test_e", "")])
            let twice = "if test -e second; then (\(good)); exit 0; fi; touch second\n\(bad)"
            let project = try TemporaryProject(stages: SuitesText().suite("unit", twice).text)
            let end = try project.teambot("test", "--retries", "1", "--junit", "all.xml")
            #expect(end.status == 0, "\(end)")
            let report = project.read("all.xml")
            #expect(report.contains("<flakyFailure message=\"assert 404 == 200\">"), "\(report)")
            #expect(report.contains("failures=\"0\"") && report.contains("flakes=\"1\""), "\(report)")
        }

        @Test("Secrets are masked in what is shown and kept")
        func secrets() throws {
            let suites = SuitesText().suite(
                "unit", "echo $API_TOKEN >&2; exit 3", "\"pass_env\": [\"API_TOKEN\"]")
            let project = try TemporaryProject(stages: suites.text)
            let end = try RunningTeambot(
                program: ["env", "API_TOKEN=s3cr3t-value", RunningTeambot.binary, "test"], in: project
            ).finish()
            #expect(end.status == 4 && !end.mentions("s3cr3t-value"), "\(end)")
            let found = try RunningTeambot(program: ["grep", "-r", "s3cr3t-value", "state"], in: project).finish()
            #expect(found.status == 1, "\(found)")
        }

        @Test("An agent of the file explains what failed, and where it does not answer in form the rules' word holds")
        func explained() throws {
            let answer = "GROUP 1\\\\nROOT_CAUSE: The route is gone.\\\\nCATEGORY: data\\\\nSUGGESTION: Bring it back."
            func stages(_ reply: String) -> String {
                let agent = "[\"/bin/sh\", \"-c\", \"cat > asked; printf '\(reply)'\"]"
                return SuitesText().suite("unit", tests: Self.bad).with(
                    "\"agents\": { \"judge\": { \"persona\": \"reviewer\", \"command\": \(agent) } }"
                ).run("\"diagnostics_agent\": \"judge\"").text
            }
            let project = try TemporaryProject(stages: stages(answer + "\\\\nCONFIDENCE: 0.7\\\\n"))
            let end = try project.teambot("test")
            #expect(end.status == 4 && end.output.contains("1 × data, 70 % sure: The route is gone."), "\(end)")
            #expect(project.read("asked").contains("| assert 404 == 200"))
            let shown = try project.teambot("evidence", "show", "2")
            #expect(shown.output.contains("The route is gone."), "\(shown)")
            let formless = try TemporaryProject(stages: stages("no idea")).teambot("test")
            #expect(formless.output.contains("1 × assertion"), "\(formless)")
        }

        @Test("Without teambot-junit beside it the suites that need it are errors that say so, and validate warns")
        func readerMissing() throws {
            let suites = SuitesText().suite("unit", tests: Self.good).suite("plain", "true", runner: "exit-status")
            let project = try TemporaryProject(stages: suites.text)
            let copy = project.path + "/teambot"
            try RunningTeambot(program: ["cp", RunningTeambot.binary, copy], in: project).finish()
            let end = try RunningTeambot(program: [copy, "test"], in: project).finish()
            #expect(end.status == 4 && end.output.contains("teambot-junit"), "\(end)")
            #expect(end.output.contains("ERROR  unit") && end.output.contains("PASS   plain"), "\(end)")
            let valid = try RunningTeambot(program: [copy, "validate"], in: project).finish()
            #expect(valid.status == 0 && valid.errors.contains("Without it these suites fail: unit."), "\(valid)")
            let sentence = try #require(valid.errors.firstRange(of: "Reports cannot be read because ")).lowerBound
            let told = valid.errors[sentence...].prefix { $0 != ";" }
            #expect(end.output.contains(told), "the same words: \(end)")
        }

        @Test("--detect proposes what the project has, works without stages.json and writes nothing")
        func detect() throws {
            let project = try TemporaryProject()
            let none = try project.teambot("test", "--detect")
            #expect(none.status == 4 && none.output.isEmpty, "\(none)")
            try project.write("tests/test_x.py", "def test_x(): pass\n")
            try project.write("pyproject.toml", "[tool.pytest.ini_options]\n")
            let before = try RunningTeambot(program: ["find", "."], in: project).finish().output
            let end = try project.teambot("test", "--detect")
            #expect(end.status == 0 && end.errors.contains("pytest"), "\(end)")
            let why = "because of [tool.pytest.ini_options] in pyproject.toml and tests/test_x.py."
            #expect(end.errors.contains(why), "\(end)")
            let root = try JSONReader.read(Array(end.output.utf8))
            #expect(root["suites"]?.members?.first?.value["runner"]?.string == "pytest")
            #expect(try project.teambot("test", "--detect", "--json").output == end.output)
            // What says how suites are run has no meaning where none is.
            for idle in [["unit"], ["--failed"], ["--junit", "x.xml"], ["--evidence", "x"], ["--retries", "1"]] {
                let refused = try RunningTeambot(["test", "--detect"] + idle, in: project).finish()
                #expect(refused.status == 2 && refused.errors.contains("leave \(idle[0]) out"), "\(refused)")
                #expect(refused.output.isEmpty)
            }
            #expect(try RunningTeambot(program: ["find", "."], in: project).finish().output == before)
        }
    }
}
