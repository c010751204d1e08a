import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

@Suite("Failed tests alone rescue a suite of a real tool only where all others were run") struct RealRetryTests {
    /// Runs a suite of a project with these files.
    private func run(
        _ suite: Suite, retries: Int = 2, _ files: [String: String], preparing command: [String] = [],
        only tests: [TestCase]? = nil
    ) async throws -> SuiteResult {
        let lab = try SuiteLab()
        for (name, text) in files {
            try FileSystem.makeDirectories(FileSystem.parent(of: "\(lab.project)/\(name)"))
            try Descriptor.replacing("\(lab.project)/\(name)").write(text.utf8)
        }
        if !command.isEmpty {
            let (project, errors) = (lab.project, lab.place.path + "/errors")
            let finished = try await onOwnThread {
                try RunningProgram(
                    command, environment: RunningProgram.environment, directory: project, errors: errors
                ).finish()
            }
            try #require(finished.status == 0, "\(finished)")
        }
        let variables = SuiteTools.environment.filter { $0.name == "VIRTUAL_ENV" }
        var order = lab.order([suite], retries: retries)
        order.only[suite.name] = tests
        let result = try await lab.run(order, environment: variables)
        return try #require(result.suites.first)
    }

    /// A test of pytest that fails when it runs for the first time.
    private static let flakyPython = """
        import os

        def test_first():
            if not os.path.exists("once"):
                open("once", "w").close()
                assert False


        """

    @Test(
        "pytest: what the project's `-x` would have left out is run, and fails the suite",
        .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)))
    func pytestFirst() async throws {
        let result = try await run(
            Suite(name: "unit", runner: .pytest),
            [
                "pytest.ini": "[pytest]\naddopts = -x\n",
                "test_x.py": Self.flakyPython + "def test_second():\n    assert False\n",
            ])
        #expect(result.summary.status == .failed)
        #expect(result.failures.map(\.test.name) == ["test_second"])
        #expect(result.summary.counts.total == 2)
        #expect(result.rescued == ["test_x test_first"])
    }

    @Test(
        "pytest: after an early end, and after a skip for the sake of another test, all are run again",
        .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)),
        arguments: [
            (
                "import pytest\n\ndef pytest_runtest_logreport(report):\n    if report.failed:\n"
                    + "        pytest.exit('enough', returncode=1)\n",
                "def test_second():\n    assert False\n"
            ),
            (
                "",
                "import pytest\n\ndef test_second():\n    if not os.path.exists('twice'):\n"
                    + "        open('twice', 'w').close()\n        pytest.skip('test_second depends on test_first')\n"
                    + "    assert False\n"
            ),
        ])
    func pytestPart(configuration: String, second: String) async throws {
        let result = try await run(
            Suite(name: "unit", runner: .pytest), retries: 1,
            ["conftest.py": configuration, "test_x.py": Self.flakyPython + second])
        #expect(result.summary.status == .failed)
        #expect(result.tries.map(\.selected) == [nil, nil])
        #expect(result.failures.map(\.test.name) == ["test_second"])
        #expect(result.base == 2)
        #expect(result.passedAgain == ["test_x test_first"])
    }

    @Test(
        "pytest: where all were run, the failed ones alone are enough",
        .enabled(if: SuiteTools.python != nil, Comment(rawValue: SuiteTools.advice)))
    func pytestAlone() async throws {
        let result = try await run(
            Suite(name: "unit", runner: .pytest), ["test_x.py": Self.flakyPython + "def test_second():\n    pass\n"])
        #expect(result.summary.status == .passed)
        #expect(result.tries.map(\.selected) == [nil, 1])
        #expect(result.base == 1 && result.rescued == ["test_x test_first"])
        #expect(result.flaky.map(\.failedTries) == [[1]])
    }

    /// A package of Go with a test that does something when it runs for the first time.
    private func goFiles(_ trouble: String, _ second: String) -> [String: String] {
        [
            "go.mod": "module example.com/x\n\ngo 1.19\n",
            "x_test.go": """
            package x

            import (
                "os"
                "testing"
            )

            func TestA(t *testing.T) {
                if _, err := os.Stat("once"); err != nil {
                    os.WriteFile("once", nil, 0644)
                    \(trouble)
                }
            }

            func TestB(t *testing.T) {
                \(second)
            }

            """,
        ]
    }

    @Test(
        "go test: after a panic, or an exit, all are run again; after a failure it alone",
        .enabled(if: SuiteTools.has("go", "gotestsum"), Comment(rawValue: SuiteTools.advice)),
        arguments: [#"panic("boom")"#, "os.Exit(1)", "t.Fatal(1)"])
    func goTest(trouble: String) async throws {
        let suite = Suite(name: "go", runner: .goTest)
        let broken = try await run(suite, goFiles(trouble, "t.Fatal(2)"))
        #expect(broken.summary.status == .failed)
        #expect(broken.failures.map(\.test.name) == ["TestB"])
        let good = try await run(suite, goFiles(trouble, ""))
        #expect(good.summary.status == .passed)
        #expect(good.tries.map(\.selected) == [nil, trouble.hasPrefix("t.") ? 1 : nil])
    }

    @Test(
        "Where a chosen test was not run, all of the suite is, without any retry being allowed",
        .enabled(if: SuiteTools.has("go", "gotestsum"), Comment(rawValue: SuiteTools.advice)),
        arguments: [["TestGone", "TestB"], ["TestGone"], ["TestB"]])
    func chosen(names: [String]) async throws {
        let tests = names.map { TestCase(name: $0, className: "example.com/x", status: .failed) }
        let suite = Suite(name: "go", runner: .goTest)
        let broken = try await run(suite, retries: 0, goFiles("t.Fatal(1)", ""), only: tests)
        #expect(broken.summary.status == (names == ["TestB"] ? .passed : .failed))
        #expect(broken.failures.map(\.test.name) == (names == ["TestB"] ? [] : ["TestA"]))
        #expect(broken.tries.map(\.selected) == (names == ["TestB"] ? [1] : [names.count, nil]))
        if let first = broken.tries.first, names.count == 2 {
            #expect(
                first.error
                    == "1 of the 2 chosen tests was not run (example.com/x TestGone), so all of the suite is run.")
        }
    }

    /// A project of CMake: a test that fails when it runs for the first time, and one beside it.
    private func ctestFiles(_ second: String) -> [String: String] {
        [
            "CMakeLists.txt": """
            cmake_minimum_required(VERSION 3.21)
            project(x NONE)
            enable_testing()
            add_test(NAME setup COMMAND sh ${CMAKE_SOURCE_DIR}/once.sh)
            \(second)

            """, "once.sh": "test -e once || { : > once; exit 1; }\n",
        ]
    }

    @Test(
        "ctest: after a test that was not run, all are run again",
        .enabled(if: SuiteTools.has("ctest", "cmake"), Comment(rawValue: SuiteTools.advice)),
        arguments: [
            (
                "add_test(NAME x COMMAND false)\nset_tests_properties(setup PROPERTIES FIXTURES_SETUP f)\n"
                    + "set_tests_properties(x PROPERTIES FIXTURES_REQUIRED f)", SuiteStatus.failed
            ),
            ("add_test(NAME x COMMAND /no/such/program)", .failed), ("add_test(NAME x COMMAND true)", .passed),
        ])
    func ctest(second: String, status: SuiteStatus) async throws {
        let result = try await run(
            Suite(name: "ctest", runner: .ctest), ctestFiles(second), preparing: ["cmake", "-B", "build"])
        #expect(result.summary.status == status, "\(result.tries)")
        #expect(result.tries.dropFirst().first?.selected == (status == .passed ? 1 : nil))
    }
}
