import Platform
import RunStorage
import StateMachine
import TestSuites
import TestSupport
import Testing

@Suite("What is run for a suite") struct CommandTests {
    /// A project in which every tool is there, as a program that does nothing.
    private func equipped() throws -> SampleProject {
        let project = try SampleProject()
        for name in ["swift", "gotestsum", "cargo", "cargo-nextest", "ctest", "python3"] {
            try project.program("bin/\(name)")
        }
        for name in ["jest", "vitest", "playwright"] { try project.program("node_modules/.bin/\(name)") }
        try project.write("{}", to: "node_modules/jest-junit/package.json")
        for name in ["package.json", "Package.swift", "go.mod", "Cargo.toml", "build/CTestTestfile.cmake"] {
            try project.write("", to: name)
        }
        for name in [
            "tests/unit/test_x.py", "features/x.feature", "Tests/SumsTests/x.swift", "Tests/Unit/FooTests/x.swift",
            "tests/api.rs", "src/a/b.rs", "src/bin/tool.rs",
        ] {
            try project.write("", to: name)
        }
        return project
    }

    private func command(
        _ runner: SuiteProgram, _ path: String? = nil, in project: SampleProject
    ) throws -> SuiteCommand {
        try project.command(
            for: Suite(name: "x", runner: runner, path: path), environment: [("PATH", project.path + "/bin")])
    }

    @Test(
        "each tool is asked for its report at an absolute path",
        arguments: [
            (
                SuiteProgram.pytest,
                "$project/bin/python3 -m pytest --junitxml=$report -o junit_family=xunit1 --maxfail=0"
            ),
            (.behave, "$project/bin/python3 -m behave --junit --junit-directory $reports --no-capture"),
            (.playwright, "$project/node_modules/.bin/playwright test --reporter=line,junit --max-failures=0"),
            (.jest, "$project/node_modules/.bin/jest --reporters=default --reporters=jest-junit --bail=0"),
            (
                .vitest,
                "$project/node_modules/.bin/vitest run --bail=0 --reporter=default --reporter=junit "
                    + "--outputFile.junit=$report"
            ),
            (
                .swiftTest,
                "$project/bin/swift test --package-path $project --parallel --xunit-output $report"
            ),
            (.goTest, "$project/bin/gotestsum --junitfile $report -- -count=1 -failfast=false ./..."),
            (
                .cargoNextest,
                "$project/bin/cargo nextest run --no-fail-fast --profile teambot "
                    + "--tool-config-file teambot:$reports/nextest.toml"
            ),
            (
                .ctest,
                "$project/bin/ctest --test-dir $project/build --output-junit $report --output-on-failure "
                    + "--no-tests=error"
            ),
        ])
    func commands(runner: SuiteProgram, expected: String) throws {
        let project = try equipped()
        let command = try command(runner, in: project)
        #expect(project.readable(command).joined(separator: " ") == expected)
        #expect(command.directory == project.path)
        #expect(!command.isSelection)
    }

    @Test(
        "the path of a suite is handed to its tool as that tool understands it",
        arguments: [
            (SuiteProgram.pytest, "./tests//unit/", ["tests/unit"]),
            (.pytest, "tests/unit/test_x.py::TestX::test_y", ["tests/unit/test_x.py::TestX::test_y"]),
            (.behave, "features/x.feature", ["features/x.feature"]),
            (.playwright, "tests/unit", ["tests/unit"]), (.playwright, "features/x.feature", ["features/x\\.feature"]),
            (.jest, "tests/unit", ["/tests/unit/"]),
            (.jest, "features/x.feature", ["--runTestsByPath", "features/x.feature"]),
            (.vitest, "tests", ["tests"]), (.swiftTest, "Tests/SumsTests", ["--filter", "^(?:SumsTests)[.]"]),
            (.swiftTest, "Tests/Unit/FooTests/x.swift", ["--filter", "^(?:Unit|FooTests)[.]"]),
            (.swiftTest, "Tests", []),
            (.cargoNextest, "tests", ["-E", "kind(test)"]),
            (.cargoNextest, "tests/api.rs", ["-E", "kind(test) & binary(=api)"]),
            (.cargoNextest, "src", ["-E", "(kind(lib) | kind(bin) | kind(proc-macro))"]),
            (.cargoNextest, "src/bin/tool.rs", ["-E", "kind(bin) & binary(=tool)"]),
            (
                .cargoNextest, "src/a/b.rs",
                ["-E", "(kind(lib) | kind(bin) | kind(proc-macro)) & test(/^a::b::/)"]
            ),
            (.goTest, "tests/unit", ["./tests/unit/..."]), (.goTest, "tests/unit/test_x.py", ["./tests/unit/..."]),
        ])
    func paths(runner: SuiteProgram, path: String, expected: [String]) throws {
        let project = try equipped()
        let (whole, part) = (try command(runner, in: project), try command(runner, path, in: project))
        #expect(Array(part.arguments.dropFirst(whole.arguments.dropLast(runner == .goTest ? 1 : 0).count)) == expected)
    }

    @Test("tools that are told by variables where their report goes are told an absolute path")
    func variables() throws {
        let project = try equipped()
        let playwright = try command(.playwright, in: project).environment
        #expect(
            playwright.filter { $0.value == project.report }.map(\.name) == [
                "PLAYWRIGHT_JUNIT_OUTPUT_FILE", "PLAYWRIGHT_JUNIT_OUTPUT_NAME",
            ])
        let jest = try command(.jest, in: project).environment
        #expect(jest.first?.name == "JEST_JUNIT_OUTPUT_FILE" && jest.first?.value == project.report)
        #expect(jest.contains { $0 == ("JEST_JUNIT_ADD_FILE_ATTRIBUTE", "true") })
    }

    @Test("cargo-nextest reads from a profile beside the reports where its report goes, whatever its path has in it")
    func nextest() throws {
        let project = try equipped()
        let reports = project.reports + "/a \"b\""
        _ = try SuiteCommands(project: project.path, environment: [("PATH", project.path + "/bin")]).command(
            for: Suite(name: "x", runner: .cargoNextest), report: reports + "/junit.xml", reportDirectory: reports,
            only: nil)
        let text = String(decoding: try FileSystem.read(reports + "/nextest.toml"), as: UTF8.self)
        let path = reports.replacing("\"", with: "\\\"")
        #expect(text.hasPrefix("[profile.teambot.junit]\npath = \"\(path)/junit.xml\"\n"))
    }

    @Test("a tool of a package works from that package's directory, with what is installed above it")
    func package() throws {
        let project = try equipped()
        try project.write("{}", to: "web/package.json")
        try project.write("", to: "web/src/x.test.js")
        let vitest = try command(.vitest, "web/src", in: project)
        #expect(vitest.directory == project.path + "/web")
        #expect(vitest.arguments.first == project.path + "/node_modules/.bin/vitest")
        #expect(vitest.arguments.last == "src")
        try project.write("", to: "e2e/playwright.config.ts")
        let playwright = try command(.playwright, "e2e", in: project)
        #expect(playwright.directory == project.path + "/e2e")
        #expect(playwright.arguments.last == "--max-failures=0")
    }

    @Test("a suite's own command is run as it is; a program with a slash is the project's")
    func ownCommand() throws {
        let project = try equipped()
        for runner in SuiteProgram.allCases {
            var suite = Suite(name: "x", runner: runner, command: ["tools/test", "-x", "a b"])
            #expect(try project.readable(project.command(for: suite)) == ["$project/tools/test", "-x", "a b"])
            suite.command = ["make", "test"]
            let command = try project.command(for: suite, only: [TestCase(name: "x", status: .failed)])
            #expect(command == SuiteCommand(arguments: ["make", "test"], directory: project.path))
            suite.command = ["/usr/bin/env"]
            #expect(try project.command(for: suite).arguments == ["/usr/bin/env"])
            #expect(SuiteCommands(project: project.path, environment: []).versionCommand(for: suite) == nil)
        }
    }

    @Test("each tool can be asked for its version; a command of one's own cannot")
    func versions() throws {
        let project = try equipped()
        let commands = SuiteCommands(project: project.path, environment: [("PATH", project.path + "/bin")])
        let asked = SuiteProgram.allCases.map { runner in
            commands.versionCommand(for: Suite(name: "x", runner: runner)).map {
                $0.joined(separator: " ").replacing(project.path + "/", with: "")
            }
        }
        #expect(
            asked == [
                "bin/python3 -m pytest --version", "bin/python3 -m behave --version",
                "node_modules/.bin/playwright --version", "bin/swift --version", "bin/gotestsum --version",
                "bin/cargo nextest --version", "node_modules/.bin/jest --version", "node_modules/.bin/vitest --version",
                "bin/ctest --version", nil, nil,
            ])
    }
}
