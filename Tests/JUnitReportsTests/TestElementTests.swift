import RunStorage
import Testing

@Suite struct TestElementTests {
    @Test(
        "Failure comes before error, error before skipped, skipped before passed",
        arguments: [
            ("", TestStatus.passed), ("<skipped/>", .skipped), ("<skipped/><error/>", .error),
            ("<error/><failure/><skipped/>", .failed), ("<failure/>", .failed), ("<error/>", .error),
            ("<rerunFailure/>", .failed), ("<rerunError/>", .error), ("<flakyFailure/>", .passed),
            ("<flakyError/><failure/>", .failed), ("<system-out>failure</system-out><other/>", .passed),
        ])
    func precedence(elements: String, status: TestStatus) throws {
        let report = try ReadReport(suite: "<testcase name=\"a\">\(elements)</testcase>")
        #expect(try report.test().status == status)
    }

    @Test(
        "A word that a tool writes of every failure gives way to the text, where there is one",
        arguments: [
            ("<failure message=\"Failed\">sum_test.go:3: got 1</failure>", "sum_test.go:3: got 1"),
            ("<error message=\"None\">Undefined step</error>", "Undefined step"),
            ("<failure message=\"Failed\"/>", "Failed"),
            ("<failure message=\"Failed to bind\">x</failure>", "Failed to bind"),
        ])
    func emptyWords(element: String, message: String) throws {
        let report = try ReadReport(suite: "<testcase name=\"a\">\(element)</testcase>")
        #expect(try report.test().problems.map(\.message) == [message])
    }

    @Test("A program that was not built is an error and not left out, although CTest calls it skipped")
    func notBuilt() throws {
        let report = try ReadReport(
            suite: "<testcase name=\"a\"><skipped message=\"Unable to find executable: x\"/></testcase>")
        #expect(try report.test().status == .error)
        #expect(try report.test().problems.map(\.message) == ["Unable to find executable: x"])
    }

    @Test("A file in which Node's test runner has found no test is none; one that breaks is an error")
    func filesOfNode() throws {
        let passed = "<testcase name=\"/p/empty.test.js\" classname=\"test\"/>"
        let broken =
            "<testcase name=\"/p/broken.test.mjs\" classname=\"test\"><failure message=\"SyntaxError\"/></testcase>"
        let other = "<testcase name=\"/p/opens.js\" classname=\"Files\"/>"
        let report = try ReadReport(suite: passed + broken + other)
        #expect(report.tests.map(\.name) == ["/p/broken.test.mjs", "/p/opens.js"])
    }

    @Test("Name, class, suites, file, line and time are kept as the tool writes them")
    func attributes() throws {
        let report = try ReadReport(
            "<testsuite name=\"all\"><testsuite name=\"\"><testsuite name=\"unit\">"
                + "<testcase name=\"adds[1-&quot;é&quot;]\" classname=\"Sums\" file=\"a.py\" line=\"7\" time=\"0.25\"/>"
                + "</testsuite></testsuite></testsuite>")
        var expected = TestCase(name: "adds[1-\"é\"]", className: "Sums", status: .passed)
        expected.suites = ["all", "unit"]
        expected.file = "a.py"
        expected.line = 7
        expected.seconds = 0.25
        #expect(report.lines == [.test(expected)])
    }

    @Test(
        "File and line are found in every form",
        arguments: [
            ("file=\"x.ts\"", "x.ts", nil), ("file=\"x.ts:3\"", "x.ts", 3), ("file=\"x.ts:3:1\"", "x.ts", 3),
            ("filepath=\"x.ts\" lineno=\"4\"", "x.ts", 4), ("file=\"C:\\x.cs\" line=\"5\"", "C:\\x.cs", 5),
            ("file=\"x.ts:3:1\" line=\"9\"", "x.ts", 9), ("file=\" \" line=\"many\"", "suite.py", nil),
            ("", "suite.py", nil), ("file=\"a:b\"", "a:b", nil),
        ] as [(String, String?, Int?)])
    func place(attributes: String, file: String?, line: Int?) throws {
        let report = try ReadReport(
            "<testsuite file=\"suite.py\"><testcase name=\"a\" \(attributes)/></testsuite>")
        #expect(try report.test().file == file)
        #expect(try report.test().line == line)
    }

    @Test("Several failures of one test are all kept, in their order")
    func severalFailures() throws {
        let report = try ReadReport(
            suite: "<testcase name=\"a\"><failure message=\"one\"/><error type=\"T\">two</error>"
                + "<failure message=\"three\">at x</failure></testcase>")
        #expect(
            try report.test().problems == [
                TestProblem(.failure, message: "one"), TestProblem(.error, type: "T", message: "two", text: "two"),
                TestProblem(.failure, message: "three", text: "at x"),
            ])
    }

    @Test("Of hundreds of failures of one test twenty are kept, and the number of the others")
    func manyFailures() throws {
        let report = try ReadReport(
            suite: "<testcase name=\"a\">" + String(repeating: "<failure>x</failure>", count: 500) + "</testcase>")
        let problems = try report.test().problems
        #expect(problems.count == 21)
        #expect(problems.last?.message == "480 further problems of this test are left out.")
    }

    @Test(
        "A message is never empty: it is the attribute, else the text's first line, else the type, else a sentence",
        arguments: [
            ("<failure message=\" m \">text</failure>", "m"),
            ("<failure message=\"\">\n\n  first \nsecond</failure>", "first"),
            ("<failure type=\"T\"> \n</failure>", "T"), ("<failure><![CDATA[\n  <one>\n]]></failure>", "<one>"),
            ("<failure/>", "The report has a failure without any word; look at the output."),
        ])
    func message(element: String, message: String) throws {
        let report = try ReadReport(suite: "<testcase name=\"a\">\(element)</testcase>")
        #expect(try report.test().problems.map(\.message) == [message])
    }

    @Test("A test that failed and then passed is flaky; one that failed again is not")
    func flaky() throws {
        let report = try ReadReport(
            suite: "<testcase name=\"a\"><flakyFailure message=\"m\"><stackTrace>at x</stackTrace>"
                + "<system-out>first try</system-out></flakyFailure><system-out>last</system-out></testcase>"
                + "<testcase name=\"b\"><failure/><rerunFailure message=\"again\"/></testcase>"
                + "<testcase name=\"c\"><flakyError/></testcase>")
        #expect(report.tests.map(\.isFlaky) == [true, false, true])
        #expect(report.tests.map(\.status) == [.passed, .failed, .passed])
        #expect(report.tests[0].problems == [TestProblem(.flakyFailure, message: "m", text: "at xfirst try")])
        #expect(report.tests[0].output == "last")
    }

    @Test("Outputs and properties of a test are kept")
    func outputs() throws {
        let report = try ReadReport(
            suite:
                "<testcase name=\"a\"><properties><property name=\"p\" value=\"1\"/><property name=\"p\">two</property>"
                + "<property value=\"none\"/></properties><system-out>one</system-out><system-err>bad</system-err>"
                + "<system-out>two</system-out></testcase>")
        let test = try report.test()
        #expect(test.output == "one\ntwo")
        #expect(test.errorOutput == "bad")
        #expect(test.properties.map { "\($0.name)=\($0.value)" } == ["p=1", "p=two"])
    }

    @Test(
        "A skipped test says why, where its tool does",
        arguments: [
            ("<skipped message=\"m\">t</skipped>", "m"), ("<skipped>\n t \n</skipped>", "t"), ("<skipped/>", nil),
            ("<skipped type=\"skipped\" message=\"true\"/>", nil),
        ] as [(String, String?)])
    func reason(element: String, reason: String?) throws {
        let report = try ReadReport(suite: "<testcase name=\"a\">\(element)</testcase>")
        #expect(try report.test().skipReason == reason)
    }

    @Test(
        "What only an attribute tells counts, too",
        arguments: [
            ("status=\"notrun\"", TestStatus.skipped), ("status=\"disabled\"", .skipped),
            ("result=\"suppressed\"", .skipped),
            ("status=\"run\"", .passed), ("status=\"fail\"", .failed), ("status=\"error\"", .error),
            ("status=\"new\"", .passed),
        ])
    func statedStatus(attribute: String, status: TestStatus) throws {
        let test = try ReadReport(suite: "<testcase name=\"a\" \(attribute)/>").test()
        #expect(test.status == status)
        #expect(test.problems.isEmpty == !status.isBad)
    }

    @Test("Tests of the same class and name are told apart, in one report and over several")
    func duplicates() throws {
        let one = "<testcase name=\"a\" classname=\"C\"/>"
        let report = try ReadReport(suite: one + "<testcase name=\"a\"/>" + one + "<testcase name=\"C a\"/>" + one)
        #expect(report.tests.map(\.repetition) == [1, 1, 2, 1, 3])
        #expect(report.tests[4].identity == "C a #3")
    }

    @Test("A parameter in a name is part of the name")
    func parameters() throws {
        let report = try ReadReport(
            suite: "<testcase name=\"a[1]\"/><testcase name=\"a[2]\"/><testcase name=\"a[ ]\"/>")
        #expect(report.tests.map(\.name) == ["a[1]", "a[2]", "a[ ]"])
        #expect(report.tests.map(\.repetition) == [1, 1, 1])
    }
}
