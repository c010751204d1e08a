import RunStorage
import Testing

/// What an older reader of reports got wrong, by the numbers of the list of its errors.
@Suite struct OlderMistakesTests {
    @Test("BW-4: a report that is cut short is none that passed with no tests")
    func truncated() throws {
        let report = try ReadReport("<testsuites><testsuite name=\"x\"><testcase name=\"a\"/><testcase name=\"b\">")
        #expect(report.end.form == .truncated)
        #expect(report.tests.map(\.name) == ["a"])
    }

    @Test("BW-13: tests of nested suites are not lost")
    func nested() throws {
        let text = "<testsuites><testsuite><testsuite><testcase name=\"a\"/></testsuite></testsuite></testsuites>"
        #expect(try ReadReport(text).tests.map(\.name) == ["a"])
    }

    @Test("BW-13: a time of 1,234.5 is a time")
    func time() throws {
        #expect(try ReadReport(suite: "<testcase name=\"a\" time=\"1,234.5\"/>").test().seconds == 1_234.5)
    }

    @Test("BW-13: a malformed report is not one without tests")
    func malformed() throws {
        let end = try ReadReport("<testsuites><testsuite></testsuites>").end
        #expect(end.form == .malformed)
        #expect(end.problem != nil)
    }

    @Test("BW-13: a failure without a message attribute has its text's first line as its message")
    func message() throws {
        let test = try ReadReport(suite: "<testcase name=\"a\"><failure>\n1 is not 2\nat x</failure></testcase>").test()
        #expect(test.problems.map(\.message) == ["1 is not 2"])
    }

    @Test("BW-13: errors of a suite, reruns, flaky tries, properties, file and line are not passed over")
    func notPassedOver() throws {
        let report = try ReadReport(
            suite: "<error message=\"no set-up\"/><testcase name=\"a\" file=\"a.py\" line=\"3\"><properties>"
                + "<property name=\"p\" value=\"v\"/></properties><flakyError message=\"f\"/></testcase>"
                + "<testcase name=\"b\"><failure message=\"1\"/><rerunFailure message=\"2\"/></testcase>")
        #expect(report.suiteProblems.map(\.message) == ["no set-up"])
        #expect(report.tests[0].isFlaky && report.tests[0].file == "a.py" && report.tests[0].line == 3)
        #expect(report.tests[0].properties.map(\.value) == ["v"])
        #expect(report.tests[1].problems.map(\.message) == ["1", "2"])
    }

    @Test("BW-13: a test whose teardown fails after it has failed is told apart from itself")
    func teardown() throws {
        let report = try ReadReport(
            suite:
                "<testcase classname=\"C\" name=\"a\"><failure/></testcase><testcase classname=\"C\" name=\"a\"><error/></testcase>"
        )
        #expect(report.tests.map(\.identity) == ["C a", "C a #2"])
    }
}
