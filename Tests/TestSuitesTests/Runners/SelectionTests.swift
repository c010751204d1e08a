import RunStorage
import StateMachine
import TestSuites
import TestSupport
import Testing

@Suite("Failed tests alone are named as their tool names them") struct SelectionTests {
    private func test(_ name: String, _ className: String? = nil, file: String? = nil) -> TestCase {
        var test = TestCase(name: name, className: className, status: .failed)
        test.file = file
        return test
    }

    /// What is behind the arguments of the whole suite; nil where the whole suite is run.
    private func selected(
        _ runner: SuiteProgram, _ tests: [TestCase], in project: SampleProject? = nil, path: String? = nil
    ) throws -> [String]? {
        let project = try project ?? SampleProject()
        for name in ["python3", "swift", "gotestsum", "cargo", "cargo-nextest", "ctest"] {
            try project.program("bin/\(name)")
        }
        for name in ["jest", "vitest", "playwright"] { try project.program("node_modules/.bin/\(name)") }
        try project.write("{}", to: "node_modules/jest-junit/package.json")
        for name in ["Package.swift", "go.mod", "Cargo.toml", "build/CTestTestfile.cmake"] {
            try project.write("", to: name)
        }
        let environment = [("PATH", project.path + "/bin")]
        let suite = Suite(name: "x", runner: runner, path: path)
        let whole = try project.command(for: Suite(name: "x", runner: runner), environment: environment)
        let part = try project.command(for: suite, environment: environment, only: tests)
        guard part.isSelection else {
            #expect(try part == project.command(for: suite, environment: environment))
            return nil
        }
        #expect(part.directory == whole.directory && part.environment.elementsEqual(whole.environment, by: ==))
        return Array(part.arguments.dropFirst(whole.arguments.count - (runner == .goTest ? 1 : 0)))
    }

    private func pythonProject() throws -> SampleProject {
        let project = try SampleProject()
        for name in ["tests/test_x.py", "tests/base.py", "src/m.py", "server/tests/test_y.py", "README.md"] {
            try project.write("", to: name)
        }
        return project
    }

    @Test("pytest: file, classes, name with its parameters; an inherited test by the class that inherits it")
    func pytest() throws {
        let file = "tests/test_x.py"
        let tests = [
            test("test_a", "tests.test_x", file: file), test("test_a", "tests.test_x", file: file),
            test("test_b[x::y z[1]]", "tests.test_x.TestC.TestD", file: file),
            test("test_inherited", "tests.test_x.TestC", file: "tests/base.py"), test("test_c", "tests.test_x.TestC"),
            test("src.m.f", "src.m", file: "src/m.py"), test("README.md", "README.md", file: "README.md"),
        ]
        #expect(
            try selected(.pytest, tests, in: pythonProject(), path: "tests") == [
                "tests/test_x.py::test_a", "tests/test_x.py::TestC::TestD::test_b[x::y z[1]]",
                "tests/test_x.py::TestC::test_inherited", "tests/test_x.py::TestC::test_c", "src/m.py::src.m.f",
                "README.md::README.md",
            ])
    }

    @Test("pytest: where its root is below the project, the names still begin in the project")
    func pytestRoot() throws {
        let tests = [test("test_a", "tests.test_y", file: "tests/test_y.py")]
        #expect(
            try selected(.pytest, tests, in: pythonProject(), path: "server/tests") == [
                "server/tests/test_y.py::test_a"
            ])
    }

    @Test("pytest: what cannot be named exactly runs the whole suite")
    func pytestWhole() throws {
        for test in [
            test("tests.test_x", ""), test("test_a"), test("test_a", "tests.gone"), test("a#x1B", "tests.test_x"),
            test("a\u{1B}", "tests.test_x"), test("a", "x", file: "../x.py"),
        ] { #expect(try selected(.pytest, [self.test("test_a", "tests.test_x"), test], in: pythonProject()) == nil) }
        #expect(try selected(.pytest, [], in: pythonProject()) == nil)
    }

    @Test("more names than a command takes run the whole suite")
    func tooMany() throws {
        let many = (0..<2_000).map { test("test_a[\($0) \(String(repeating: "x", count: 60))]", "tests.test_x") }
        #expect(try selected(.pytest, many, in: pythonProject()) == nil)
        #expect(try selected(.pytest, Array(many.prefix(900)), in: pythonProject())?.count == 900)
        let names = (0..<300).map { test("a test with a rather long name \($0)", "x") }
        #expect(try selected(.ctest, names) == nil)
        #expect(try selected(.ctest, Array(names.prefix(100)))?.first == "-R")
    }

    private func scriptProject() throws -> SampleProject {
        let project = try SampleProject()
        for name in ["src/a.test.js", "b.test.ts", "src/a.test.ts", "a.js"] { try project.write("", to: name) }
        return project
    }

    @Test("Jest: the files, and an expression over describes and title")
    func jest() throws {
        let tests = [
            test("adds (1 + 1)?", "Sums of numbers", file: "src/a.test.js"), test("alone", "", file: "b.test.ts"),
        ]
        #expect(
            try selected(.jest, tests, in: scriptProject()) == [
                #"--testNamePattern=^(?:Sums of numbers adds \(1 \+ 1\)\?|alone)$"#, "--runTestsByPath",
                "src/a.test.js", "b.test.ts",
            ])
        #expect(try selected(.jest, [test("a", file: "gone.js")], in: scriptProject()) == nil)
        #expect(try selected(.jest, [test("a", "b")], in: scriptProject()) == nil)
        #expect(
            try selected(.jest, [test("a.js", "Test suite failed to run", file: "a.js")], in: scriptProject()) == nil)
        #expect(try selected(.jest, [test("costs $", file: "a.js")], in: scriptProject()) == nil)
        #expect(try selected(.jest, [test("a\nb", file: "a.js")], in: scriptProject()) == nil)
        #expect(try selected(.jest, [test("a", file: "--config=x.js")], in: scriptProject()) == nil)
    }

    @Test("Vitest: the files, and an expression that fits what versions put between describe and title")
    func vitest() throws {
        #expect(
            try selected(
                .vitest, [test("sums > [adds]", "src/a.test.ts"), test("x", "src/a.test.ts")], in: scriptProject()) == [
                    "src/a.test.ts", #"--testNamePattern=(?:^| )(?:sums(?: >)? \[adds\]|x)$"#,
                ])
        #expect(try selected(.vitest, [test("a", "gone.test.ts")], in: scriptProject()) == nil)
        #expect(try selected(.vitest, [test("a")], in: scriptProject()) == nil)
        #expect(try selected(.vitest, [test("src/a.test.ts", "src/a.test.ts")], in: scriptProject()) == nil)
    }

    @Test("Playwright: an expression over file, describes and title, and the files")
    func playwright() throws {
        #expect(
            try selected(.playwright, [test("Login › with $ @fast", "auth/login.spec.ts")]) == [
                #"--grep=(?:^| )(?:auth/login\.spec\.ts Login(?: ›)? with \$ @fast)(?: @[^ ]+)*$"#,
                #"auth/login\.spec\.ts"#,
            ])
        #expect(
            try selected(.playwright, [test("[chromium] works", "a.spec.ts")])?.first
                == #"--grep=(?:^| )(?:a\.spec\.ts (?:\[chromium\] )?works)(?: @[^ ]+)*$"#)
    }

    @Test("swift test: target, suites and test, whatever is in backticks")
    func swiftTest() throws {
        let tests = [
            test("adds()", "SumsTests.Sums.Inner"), test("`says it (all)`()", "SumsTests"),
            test("testOld", "SumsTests.OldTests"),
        ]
        #expect(
            try selected(.swiftTest, tests) == [
                "--filter",
                #"^SumsTests[./]Sums[./]Inner[./]adds\(\)(?:/|$)|^SumsTests[./]`says it \(all\)`\(\)(?:/|$)"#
                    + #"|^SumsTests[./]OldTests[./]testOld(?:/|$)"#,
            ])
        #expect(try selected(.swiftTest, [test("adds()")]) == nil)
    }

    @Test("go test: whole functions and their packages")
    func goTest() throws {
        let tests = [
            test("TestA/with_space", "example.com/a"), test("TestA", "example.com/a"), test("TestB", "example.com/b"),
        ]
        #expect(try selected(.goTest, tests) == ["-run=^(?:TestA|TestB)$", "example.com/a", "example.com/b"])
        #expect(try selected(.goTest, [test("[build failed]", "example.com/a")]) == nil)
        #expect(try selected(.goTest, [test("TestMain", "example.com/a")]) == nil)
    }

    @Test("cargo-nextest: its filters; names that they cannot hold run the whole suite")
    func nextest() throws {
        #expect(
            try selected(.cargoNextest, [test("sums::tests::adds", "sums"), test("other", "sums::bin/x")]) == [
                "-E", "test(=sums::tests::adds) | test(=other)",
            ])
        #expect(try selected(.cargoNextest, [test("a)b", "sums")]) == nil)
    }

    @Test("ctest: an expression over the names")
    func ctest() throws {
        #expect(try selected(.ctest, [test("a (b)", "a (b)"), test("x.y", "x.y")]) == ["-R", #"^(a \(b\)|x\.y)$"#])
    }

    @Test("tools that cannot run single tests run all")
    func others() throws {
        #expect(try selected(.behave, [test("Borrow", "loans.Loans")]) == nil)
    }
}
