import Platform
import RunStorage
import StateMachine
import TestSuites
import TestSupport
import Testing

@Suite("Presets drive the real tools") struct RealToolTests {
    private func failed(_ name: String, _ className: String? = nil, file: String? = nil) -> TestCase {
        var test = TestCase(name: name, className: className, status: .failed)
        test.file = file
        return test
    }

    /// Runs a suite and says what its end means.
    private func end(
        _ suite: Suite, in project: SampleProject, only tests: [TestCase]? = nil,
        environment: [(name: String, value: String)] = SuiteTools.environment
    ) async throws -> (end: ToolEnd, isSelection: Bool, finished: FinishedProcess) {
        try project.beginAgain()
        let command = try project.command(for: suite, environment: environment, only: tests)
        let finished = try await project.run(command, environment: environment)
        let end = RunnerPreset.of(suite.runner).end(
            exitStatus: finished.status, signal: finished.exit.signal.map { Int($0) }, output: finished.output,
            errorOutput: finished.errors, usesOwnCommand: !suite.command.isEmpty)
        return (end, command.isSelection, finished)
    }

    @Test("pytest", .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)))
    func pytest() async throws {
        let project = try SampleProject("pytest")
        let suite = Suite(name: "unit", runner: .pytest, path: "tests")
        let whole = try await end(suite, in: project)
        #expect(whole.end == .testsFailed, "\(whole.finished)")
        #expect(project.testCount == 9)
        #expect(project.reported.contains("file=\"tests/test_loans.py\" line="))
        let tests = [
            failed("test_inherited", "tests.test_loans.TestShort", file: "tests/base.py"),
            failed("test_deep", "tests.test_loans.TestShort.TestInner", file: "tests/test_loans.py"),
            failed("test_title[x[1]]", "tests.test_loans", file: "tests/test_loans.py"),
            failed("test_title[\\xe9]", "tests.test_loans", file: "tests/test_loans.py"),
            failed("test_title[t::u]", "tests.test_loans", file: "tests/test_loans.py"),
            failed("test_title[C:\\\\n]", "tests.test_loans", file: "tests/test_loans.py"),
        ]
        let again = try await end(suite, in: project, only: tests)
        #expect(again.end == .testsFailed && again.isSelection, "\(again.finished)")
        #expect(project.testCount == tests.count)
        #expect(project.reported.contains("failures=\"\(tests.count)\""))
    }

    @Test(
        "BW-8: the report of a single file is where it is expected, and the tests run in the project's directory",
        .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)))
    func singleFile() async throws {
        let project = try SampleProject("pytest")
        let suite = Suite(name: "unit", runner: .pytest, path: "tests/test_loans.py::test_where")
        #expect(try await end(suite, in: project).end == .success)
        #expect(project.testCount == 1)
    }

    @Test(
        "BW-4: no test, a broken module and a missing module are told apart from success",
        .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)))
    func pytestEnds() async throws {
        let project = try SampleProject()
        let suite = Suite(name: "unit", runner: .pytest)
        #expect(try await end(suite, in: project).end == .nothingRan)
        try project.write("import nonsense\n", to: "test_x.py")
        guard case .crashed = try await end(suite, in: project).end else { Issue.record("no crash"); return }
        try project.write("import os\n\n\ndef test_x():\n    os.abort()\n", to: "test_x.py")
        guard case .crashed = try await end(suite, in: project).end else { Issue.record("no crash"); return }
        #expect(project.testCount == 0)
        // An interpreter without pytest, as a new virtual environment has it.
        try project.write(
            "#!/bin/sh\necho \"$0: No module named pytest\" >&2\nexit 1\n", to: ".venv/bin/python", mode: 0o755)
        let bare = try await end(suite, in: project, environment: [])
        guard case .toolMissing(let sentence) = bare.end else { Issue.record("\(bare.end)"); return }
        #expect(sentence.contains("pip install pytest"))
    }

    @Test("behave", .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)))
    func behave() async throws {
        let project = try SampleProject("behave")
        let suite = Suite(name: "behave", runner: .behave, path: "features")
        let whole = try await end(suite, in: project)
        #expect(whole.end == .testsFailed, "\(whole.finished)")
        #expect(project.testCount == 2)
        try FileSystem.removeFile(project.path + "/features/loans.feature")
        #expect(try await end(suite, in: project).end == .nothingRan)
        #expect(project.testCount == 0)
    }

    @Test("ctest", .enabled(if: SuiteTools.has("ctest", "cmake"), Comment(rawValue: SuiteTools.advice)))
    func ctest() async throws {
        let project = try SampleProject("ctest")
        let suite = Suite(name: "ctest", runner: .ctest)
        #expect(throws: SuiteCommandError.self) { try project.command(for: suite, environment: SuiteTools.environment) }
        let configured = try await project.run(
            SuiteCommand(arguments: ["cmake", "-B", "build"], directory: project.path))
        try #require(configured.status == 0, "\(configured)")
        let whole = try await end(suite, in: project)
        #expect(whole.end == .testsFailed, "\(whole.finished)")
        #expect(project.testCount == 4)
        let names = ["with space (x)", "sums.one"]
        let again = try await end(suite, in: project, only: names.map { failed($0, $0) })
        #expect(again.end == .testsFailed && again.isSelection)
        #expect(project.testCount == 2)
        #expect(names.allSatisfy { project.reported.contains("name=\"\($0)\"") })
        #expect(try await end(suite, in: project, only: [failed("gone", "gone")]).end == .nothingRan)
        // Programs of yesterday prove nothing about the code of today.
        try project.write("message(FATAL_ERROR broken)\n", to: "CMakeLists.txt")
        guard case .crashed(let sentence) = try await end(suite, in: project).end else {
            Issue.record("A project that cannot be built was tested.")
            return
        }
        #expect(sentence.contains("cannot be built"))
    }

    @Test("swift test", .enabled(if: SuiteTools.has("swift"), Comment(rawValue: SuiteTools.advice)))
    func swiftTest() async throws {
        let project = try SampleProject("swift")
        let suite = Suite(name: "swift-test", runner: .swiftTest)
        let whole = try await end(suite, in: project)
        #expect(whole.end == .testsFailed, "\(whole.finished)")
        #expect(project.testCount == 8)
        let tests = [
            failed("deep()", "SumsTests.SumTests.Inner"), failed("alone()", "SumsTests"),
            failed("`says it (all)`()", "SumsTests.SumTests"), failed("many(number:)", "SumsTests.SumTests"),
            failed("testOld", "SumsTests.OldTests"),
        ]
        let again = try await end(suite, in: project, only: tests)
        #expect(again.end == .testsFailed && again.isSelection, "\(again.finished)")
        #expect(project.testCount == tests.count)
        let gone = try await end(suite, in: project, only: [failed("gone()", "SumsTests.SumTests")])
        #expect(gone.end == .nothingRan, "\(gone.finished)")
    }

    @Test("gotestsum", .enabled(if: SuiteTools.has("go", "gotestsum"), Comment(rawValue: SuiteTools.advice)))
    func goTest() async throws {
        let project = try SampleProject("go")
        let suite = Suite(name: "go-test", runner: .goTest)
        let whole = try await end(suite, in: project)
        #expect(whole.end == .testsFailed, "\(whole.finished)")
        #expect(project.testCount == 3)
        let again = try await end(suite, in: project, only: [failed("TestTwo/with_space", "example.com/sums")])
        #expect(again.end == .testsFailed && again.isSelection, "\(again.finished)")
        #expect(project.testCount == 2)
        try project.write("package sums\n\nfunc broken( {\n", to: "broken_test.go")
        guard case .crashed = try await end(suite, in: project).end else { Issue.record("no crash"); return }
        for name in ["broken_test.go", "sums_test.go"] { try FileSystem.removeFile("\(project.path)/\(name)") }
        try project.write("package sums\n", to: "sums.go")
        #expect(try await end(suite, in: project).end == .nothingRan)
    }

    @Test(
        "each tool tells its version when it is asked",
        .enabled(
            if: SuiteTools.python != nil && SuiteTools.has("ctest", "swift"), Comment(rawValue: SuiteTools.advice)),
        arguments: [
            (SuiteProgram.pytest, "pytest "), (.behave, "behave "), (.ctest, "ctest version "),
            (.swiftTest, "Swift version "),
        ])
    func versions(runner: SuiteProgram, expected: String) async throws {
        let project = try SampleProject()
        let commands = SuiteCommands(project: project.path, environment: SuiteTools.environment)
        let asked = try #require(commands.versionCommand(for: Suite(name: "x", runner: runner)))
        let finished = try await project.run(SuiteCommand(arguments: asked, directory: project.path))
        #expect(finished.status == 0 && finished.mentions(expected), "\(finished)")
    }

    @Test(
        "Node's own test runner, as detection proposes it",
        .enabled(if: SuiteTools.has("node"), Comment(rawValue: SuiteTools.advice)))
    func node() async throws {
        let project = try SampleProject("node")
        let suite = try #require(SuiteDetection(project: project.path).proposals().first?.suite)
        let whole = try await end(suite, in: project)
        #expect(whole.end == .testsFailed, "\(whole.finished)")
        #expect(project.testCount == 2)
        #expect(whole.finished.mentions("adds"))
    }
}
