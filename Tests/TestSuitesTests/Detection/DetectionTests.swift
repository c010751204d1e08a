import JSONText
import StateMachine
import TestSuites
import TestSupport
import Testing

@Suite("Detection looks at a project and proposes suites") struct DetectionTests {
    /// Proposals as `name runner path command`.
    private func proposed(_ files: [(String, String)]) throws -> [String] {
        let project = try SampleProject()
        for (name, text) in files { try project.write(text, to: name) }
        return SuiteDetection(project: project.path).proposals().map(\.suite).map { suite in
            ([suite.name, suite.runner.rawValue] + [suite.path].compactMap(\.self) + suite.command)
                .joined(separator: " ")
        }
    }

    @Test(
        "one file is enough where it proves something",
        arguments: [
            (["tests/test_x.py"], "", "unit pytest tests"), (["tests/unit/x_test.py"], "", "unit pytest tests"),
            (["test_x.py"], "", "unit pytest"), (["pytest.ini"], "", "unit pytest"),
            (["conftest.py"], "", "unit pytest"),
            (["pyproject.toml"], "[tool.pytest.ini_options]\n", "unit pytest"),
            (
                ["pyproject.toml", "tests/test_x.py"], "[tool.pytest.ini_options]\ntestpaths = [\"tests\"]",
                "unit pytest"
            ),
            (["setup.cfg"], "[tool:pytest]\n", "unit pytest"), (["tox.ini"], "[pytest]\n", "unit pytest"),
            (["features/x.feature"], "", "behave behave features"),
            (["features/deep/x.feature"], "", "behave behave features"),
            (["playwright.config.ts"], "", "e2e playwright"), (["playwright.config.mjs"], "", "e2e playwright"),
            (["e2e/playwright.config.js"], "", "e2e playwright e2e"),
            (["Package.swift", "Tests/XTests/x.swift"], "", "swift-test swift-test"),
            (["go.mod"], "", "go-test go-test"), (["Cargo.toml"], "", "cargo-nextest cargo-nextest"),
            (["package.json"], #"{"devDependencies": {"vitest": "1"}}"#, "vitest vitest"),
            (["package.json"], #"{"devDependencies": {"jest": "29"}}"#, "jest jest"),
            (["CMakeLists.txt"], "enable_testing()\n", "ctest ctest"),
        ])
    func single(files: [String], text: String, expected: String) throws {
        #expect(try proposed(files.map { ($0, text) }) == [expected])
    }

    @Test(
        "what only looks like tests proposes nothing",
        arguments: [
            ("README.md", ""), ("pyproject.toml", "[project]\n"), ("setup.cfg", "[metadata]\n"), ("tests/x.txt", ""),
            ("Package.swift", ""), ("CMakeLists.txt", "project(x)\n"), ("Makefile", "all:\n\techo test:\n"),
            ("package.json", "{"),
            ("package.json", #"{"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}}"#),
            ("features/step_definitions/x.feature", ""), ("features/x.txt", ""), ("pyproject.toml/x", ""),
        ])
    func nothing(file: String, text: String) throws {
        #expect(try proposed([(file, text)]) == [])
    }

    @Test(
        "a proposal says what it was made for",
        arguments: [
            (["pyproject.toml"], "# x\n[tool.pytest.ini_options]\n", "[tool.pytest.ini_options] in pyproject.toml"),
            (["pytest.ini", "tests/unit/test_x.py"], "", "pytest.ini and tests/unit/test_x.py"),
            (["test_x.py"], "", "test_x.py"), (["features/deep/x.feature"], "", "features/deep/x.feature"),
            (["e2e/playwright.config.js"], "", "e2e/playwright.config.js"),
            (["Package.swift", "Tests/XTests/x.swift"], "", "Package.swift with Tests/"), (["go.mod"], "", "go.mod"),
            (["Cargo.toml"], "", "Cargo.toml"),
            (["package.json"], #"{"dependencies": {"jest": "29"}}"#, "jest among the dependencies in package.json"),
            (
                ["package.json"], #"{"scripts": {"test": "node --test"}}"#,
                "the script test in package.json, `node --test`"
            ),
            (["CMakeLists.txt"], "enable_testing()\n", "enable_testing in CMakeLists.txt"),
        ])
    func reason(files: [String], text: String, expected: String) throws {
        let project = try SampleProject()
        for name in files { try project.write(text, to: name) }
        #expect(SuiteDetection(project: project.path).proposals().map(\.reason) == [expected])
    }

    @Test(
        "a program that leaves no report is not proposed: one without any test would pass",
        arguments: [
            ("Makefile", "all:\ntest: all\n\tx\n"), ("Makefile", "check:\n"),
            ("package.json", #"{"scripts": {"test": "mocha"}}"#),
            ("package.json", #"{"scripts": {"test": "npm run build && node --test"}}"#),
            ("package.json", #"{"scripts": {"test": "node --test-only x"}}"#),
            ("package.json", #"{"scripts": {"test": "node --test --test-reporter=tap"}}"#),
        ])
    func withoutReport(file: String, text: String) throws {
        #expect(try proposed([(file, text)]) == [])
    }

    @Test("several kinds are proposed together, in one order")
    func together() throws {
        let found = try proposed([
            ("Makefile", "test:\n"), ("package.json", #"{"devDependencies": {"vitest": "1"}}"#), ("go.mod", ""),
            ("playwright.config.ts", ""), ("features/x.feature", ""), ("tests/test_x.py", ""),
        ])
        #expect(
            found == [
                "unit pytest tests", "behave behave features", "e2e playwright", "go-test go-test", "vitest vitest",
            ])
    }

    @Test(
        "a script of Node's test runner is told to write a report as well",
        arguments: [
            (
                "node --test",
                "node-test junit sh -c node --test --test-reporter=spec "
                    + "--test-reporter-destination=stdout --test-reporter=junit "
                    + "--test-reporter-destination=\"$TEAMBOT_JUNIT_FILE\""
            ),
            (
                "node --import tsx --test test/*.ts",
                "node-test junit sh -c node --import tsx --test "
                    + "--test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit "
                    + "--test-reporter-destination=\"$TEAMBOT_JUNIT_FILE\" test/*.ts"
            ),
        ])
    func node(script: String, expected: String) throws {
        #expect(try proposed([("package.json", #"{"scripts": {"test": "\#(script)"}}"#)]) == [expected])
    }

    @Test("the text to paste is the part of stages.json, line by line")
    func text() throws {
        let suites = [
            Suite(name: "unit", runner: .pytest, path: "tests"),
            Suite(name: "make-test", runner: .exitStatus, command: ["make", "a \"b\""]),
        ]
        let text = SuiteProposalText.json(suites)
        #expect(
            text == """
                {
                  "suites": {
                    "unit": { "runner": "pytest", "path": "tests" },
                    "make-test": { "runner": "exit-status", "command": ["make", "a \\"b\\""] }
                  },
                  "test_run": { "parallel": true }
                }

                """)
        #expect(try JSONReader.read(Array(text.utf8))["suites"]?.members?.map(\.name) == ["unit", "make-test"])
        #expect(SuiteProposalText.json([]) == "{}\n")
        #expect(SuiteProposalText.members(Array(suites.prefix(1))).hasSuffix("\"path\": \"tests\" }\n  }"))
    }

    @Test("what is proposed for this repository is what runs it")
    func ownRepository() {
        let repository = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
        let suites = SuiteDetection(project: repository).proposals().map(\.suite)
        #expect(suites == [Suite(name: "swift-test", runner: .swiftTest)])
    }
}
