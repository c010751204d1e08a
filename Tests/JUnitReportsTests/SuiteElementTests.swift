import RunStorage
import Testing

@Suite struct SuiteElementTests {
    @Test("Suites may stand in each other in any way, and tests anywhere in them")
    func nesting() throws {
        let report = try ReadReport(
            "<testsuites name=\"r\"><testcase name=\"a\"/><testsuite name=\"x\"><testsuite name=\"y\"><testcase name=\"b\"/>"
                + "</testsuite><testcase name=\"c\"/></testsuite><testsuites><testsuite name=\"z\"><testcase name=\"d\"/>"
                + "</testsuite></testsuites></testsuites>")
        #expect(report.end.form == .complete)
        #expect(
            report.tests.map { $0.suites.joined(separator: "/") + ":" + $0.name } == [
                "r:a", "r/x/y:b", "r/x:c", "r/z:d",
            ])
    }

    @Test("Errors and outputs of a suite itself are told with the suites that they belong to")
    func suiteLevel() throws {
        let report = try ReadReport(
            "<testsuite name=\"x\"><testsuite name=\"y\"><error message=\"set-up failed\" type=\"T\">at x</error>"
                + "<system-out>out</system-out></testsuite><system-err>err</system-err><failure/></testsuite>")
        #expect(
            report.lines == [
                .suiteProblem(
                    TestProblem(.error, type: "T", message: "set-up failed", text: "at x"), suites: ["x", "y"]),
                .suiteOutput("out", isError: false, suites: ["x", "y"]),
                .suiteOutput("err", isError: true, suites: ["x"]),
                .suiteProblem(
                    TestProblem(.failure, message: "The report has a failure without any word; look at the output."),
                    suites: ["x"]),
            ])
    }

    @Test("A suite that counts more failures than it tells of has a problem, told once")
    func unexplained() throws {
        let report = try ReadReport(
            "<testsuites failures=\"3\"><testsuite name=\"x\" errors=\"1\" failures=\"1\"><testcase name=\"a\"><failure/>"
                + "</testcase></testsuite><testsuite failures=\"1\"/></testsuites>")
        #expect(
            report.suiteProblems.map(\.message) == [
                "The test suite x counts 2 failures and errors, but the report tells of only 1; "
                    + "look at what its program has printed.",
                "A test suite without a name counts 1 failures and errors, but the report tells of none; "
                    + "look at what its program has printed.",
            ])
    }

    @Test(
        "Counts that are explained, or that are none, are no problem",
        arguments: ["failures=\"1\"", "failures=\"0\" errors=\"1\"", "errors=\"many\"", "failures=\"-7\"", ""])
    func explained(counts: String) throws {
        let report = try ReadReport(
            "<testsuite \(counts)><testcase name=\"a\"><flakyFailure/></testcase></testsuite>")
        #expect(report.suiteProblems.isEmpty)
    }

    @Test("Prefixes, declared or not, are no obstacle")
    func prefixes() throws {
        let report = try ReadReport(
            "<n:testsuites xmlns:m=\"urn:m\"><m:testsuite name=\"x\"><n:testcase name=\"a\" n:x=\"1\"><m:failure>f</m:failure>"
                + "</n:testcase></m:testsuite></n:testsuites>")
        #expect(report.end.form == .complete)
        #expect(try report.test().status == .failed)
    }

    @Test(
        "XML of something else is foreign",
        arguments: [
            "<TestRun><testsuite/></TestRun>", "<html/>", "<testcase name=\"a\"/>", "<assemblies></assemblies>",
        ])
    func foreign(text: String) throws {
        let report = try ReadReport(text)
        #expect(report.end.form == .foreign)
        #expect(report.lines.isEmpty)
    }
}
