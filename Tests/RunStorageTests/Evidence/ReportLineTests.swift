import Testing

@testable import RunStorage

@Suite struct ReportLineTests {
    /// A test in which everything is known.
    private static var full: TestCase {
        var test = TestCase(name: "adds[1-\"é\u{1F600}\"]", className: "tests.Sums", status: .failed)
        test.suites = ["all", "unit"]
        test.file = "tests/test_sums.py"
        test.line = 17
        test.seconds = 1.25
        test.isFlaky = true
        test.problems = [
            TestProblem(.failure, type: "AssertionError", message: "3 is not 4", text: "line 1\nline 2\n"),
            TestProblem(.error, message: "\u{1b}[31mred\u{2028}"),
        ]
        test.skipReason = ""
        test.output = "out\r\n"
        test.errorOutput = "err"
        test.properties = [("owner", "us"), ("owner", "them"), ("", "")]
        test.repetition = 3
        return test
    }

    @Test(
        "Every kind of line is read as it was written, on one line with its line feed",
        arguments: [
            ReportLine.test(full), .test(TestCase(name: "", status: .passed)),
            .suiteProblem(TestProblem(.error, message: "set-up failed"), suites: ["unit"]),
            .suiteOutput("text\n", isError: true, suites: []), .suiteOutput("", isError: false, suites: ["a", "b"]),
            .end(ReportEnd(file: "/a b/junit.xml", form: .complete, tests: 12)),
            .end(ReportEnd(file: "x", form: .truncated, line: 7, problem: "It ends early.", tests: 0)),
        ])
    func roundTrip(line: ReportLine) {
        let bytes = line.encoded()
        #expect(bytes.filter { $0 == 10 }.count == 1)
        #expect(bytes.last == 10)
        #expect(ReportLine.decode(bytes) == line)
        #expect(ReportLine.decode(bytes.dropLast()) == line)
    }

    @Test("Every status, kind of problem and form of a file has its word")
    func words() {
        for status in TestStatus.allCases { check(.test(TestCase(name: "a", status: status))) }
        for kind in TestProblem.Kind.allCases { check(.suiteProblem(TestProblem(kind, message: "m"), suites: [])) }
        for form in ReportEnd.Form.allCases { check(.end(ReportEnd(file: "f", form: form, tests: 1))) }
    }

    @Test("A passed test takes only the members that say something")
    func brevity() {
        var test = TestCase(name: "adds", className: "Sums", status: .passed)
        test.seconds = 0.5
        let text = String(decoding: ReportLine.test(test).encoded(), as: UTF8.self)
        #expect(text == #"{"kind":"test","name":"adds","class":"Sums","status":"passed","seconds":0.5}"# + "\n")
    }

    @Test(
        "A line that cannot be understood is none",
        arguments: [
            "", "\n", "{", "null", "[]", "{}", #"{"kind":"test"}"#, #"{"kind":"other","name":"a","status":"passed"}"#,
            #"{"kind":"test","name":"a","status":"well"}"#, #"{"kind":"test","name":1,"status":"passed"}"#,
            #"{"kind":"test","name":"a","status":"failed","problems":[{"kind":"failure"}]}"#,
            #"{"kind":"suite_problem"}"#, #"{"kind":"suite_output","text":"a"}"#,
            #"{"kind":"end","file":"a","form":"complete"}"#,
            #"{"kind":"end","file":"a","form":"complete","tests":-1}"#,
            #"{"kind":"test","name":"a","status":"passed"} {}"#,
        ])
    func notUnderstood(text: String) {
        #expect(ReportLine.decode(Array(text.utf8)) == nil)
    }

    @Test("A line that is cut anywhere is none")
    func cut() {
        let bytes = ReportLine.test(Self.full).encoded().dropLast()
        for length in 0..<bytes.count { #expect(ReportLine.decode(bytes.prefix(length)) == nil, "cut at \(length)") }
    }

    private func check(_ line: ReportLine) {
        #expect(ReportLine.decode(line.encoded()) == line)
    }
}
