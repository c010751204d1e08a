import RunStorage
import StateMachine
import Testing

@testable import TestSuites

@Suite("Annotations for GitHub")
struct GitHubAnnotationsTests {
    @Test("tell each failure at its place in the project, flaky tests as warnings, and the sum as a notice")
    func lines() {
        let lines = annotations(ExampleResults.run)
        #expect(lines.count == 5)
        #expect(
            lines[0].hasPrefix(
                "::error file=tests/test_loans.py,line=12,title=unit%3A tests.test_loans test_get_loans_success[a|b]::"
                    + "assert 404 == 200%0Aassertion: A value is not what the test expects."))
        #expect(
            lines[1].hasPrefix(
                "::error file=tests/test_login.py,line=7,title=unit%3A tests.test_login test_login::Failed%0Aauth: "))
        #expect(
            lines[2].hasPrefix("::error title=e2e::The program was ended by SIGSEGV and left no report.%0Aconnection: ")
        )
        #expect(lines[3].hasPrefix("::warning title=slow%3A shop buys::Flaky: "))
        #expect(lines[4].hasPrefix("::notice title=Tests%3A failed::5 passed, 2 failed, 0 errors, 0 skipped, 1 flaky."))
    }

    @Test("are at most ten errors, since GitHub drops the others silently; the notice says how many are missing")
    func many() {
        var run = ExampleResults.run
        run.suites[1].failures = (0..<40).map { number in
            var test = TestCase(name: "t\(number)", status: .failed)
            test.problems = [TestProblem(.failure, message: "assert 1 == 2")]
            return FailedTest(test, failedTries: [1])
        }
        let lines = annotations(run)
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.last?.hasSuffix("%0A31 more failures are not shown here.") == true)
    }

    @Test("cannot be made to end early, or to carry another command")
    func escaping() {
        var run = ExampleResults.run
        var test = TestCase(name: "a,line=1::b\n::stop-commands::x", status: .failed)
        test.file = "tests/100%,a:b.py"
        test.problems = [TestProblem(.failure, message: "50%\r\n::warning::x\u{1B}[2J")]
        run.suites = [run.suites[1]]
        run.suites[0].failures = [FailedTest(test, failedTries: [1])]
        let line = annotations(run)[0]
        #expect(
            line.hasPrefix(
                "::error file=tests/100%25%2Ca%3Ab.py,title=unit%3A a%2Cline=1%3A%3Ab %3A%3Astop-commands%3A%3Ax::"
                    + "50%25%0D%0A::warning::x\u{FFFD}[2J"))
        #expect(annotations(run).allSatisfy { !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test(
        "have no place outside of the project",
        arguments: ["/etc/passwd", "../x.py", "/home/ann/shopping/x.py", "", "."])
    func outside(file: String) {
        var test = TestCase(name: "a", status: .failed)
        test.file = file
        #expect(TestPlace(of: test, in: ExampleResults.project) == nil)
    }

    @Test("take a place from pytest's text only where it is that of the test")
    func pythonPlace() {
        var test = TestCase(name: "test_a", className: "tests.test_a.TestShop", status: .failed)
        let text = "tests/test_a.py:3: in test_a\n    lib.go()\nsrc/lib.py:9: KeyError"
        test.problems = [TestProblem(.failure, message: "KeyError: 'x'", text: text)]
        #expect(TestPlace(of: test, in: "/p")?.file == "tests/test_a.py")
        #expect(TestPlace(of: test, in: "/p")?.line == 3)
        test.className = "tests.test_b"
        #expect(TestPlace(of: test, in: "/p") == nil)
    }

    private func annotations(_ run: TestRunResult) -> [String] {
        GitHubAnnotations.lines(for: run, diagnoses: Diagnoses(of: run), project: ExampleResults.project)
    }
}
