import Platform
import RunStorage
import TestSupport
import Testing

@Suite struct BrokenReportTests {
    private static let begun = "<testsuites><testsuite name=\"x\"><testcase name=\"a\"/><testcase name=\"b\"/>"

    @Test(
        "A file that ends in the middle gives the tests before that, and says that it is cut",
        arguments: [
            "", "<testcase name=\"c\">", "<testcase name=\"c", "<testca", "<testcase name=\"c\"><failure>te",
            "</testsuite>",
            "<", "</", "<!", "<!-", "<!-- x", "<![CDA", "<![CDATA[ x ]", "<?x", "<testcase name=\"c\"><failure>&am",
            "&#x1",
            "<testcase name='c' ", "</testsuite></testsuites", "<testcase name=\"c\"/", "text",
        ])
    func truncated(rest: String) throws {
        let report = try ReadReport(Self.begun + rest)
        #expect(report.end.form == .truncated, "\(report.end)")
        #expect(report.end.line == 1)
        #expect(report.tests.map(\.name) == ["a", "b"])
    }

    @Test("An empty file, or one of blanks, is a truncated one and says so", arguments: ["", " \r\n\t\n", "\u{feff}"])
    func empty(text: String) throws {
        let report = try ReadReport(text)
        #expect(report.end.form == .truncated)
        #expect(report.end.problem == "The file is empty; its program ended before it wrote a report.")
    }

    @Test(
        "What is no well-formed XML is malformed, with the line, and keeps what was read",
        arguments: [
            "</testcase>", "<testcase name=\"c\" name=\"d\"/>", "<testcase name=c/>", "<testcase name=\"<\"/>",
            "< testcase/>",
            "<testcase/ name=\"c\">", "</testsuite></testsuites><x/>", "</testsuite></testsuites>x", "<1/>", "<>",
            "<!x>",
        ])
    func malformed(rest: String) throws {
        let report = try ReadReport(Self.begun + "\n" + rest + "\n<testcase name=\"late\"/></testsuite></testsuites>")
        #expect(report.end.form == .malformed, "\(report.end)")
        #expect(report.end.line == 2)
        #expect(report.tests.map(\.name) == ["a", "b"])
    }

    @Test(
        "What is no XML at all is malformed at once",
        arguments: ["hello", "{\"tests\": 1}", "\u{0}\u{0}\u{0}", "=== RUN"])
    func noXML(text: String) throws {
        let end = try ReadReport(text).end
        #expect(end.form == .malformed)
        #expect(end.problem == "The file does not begin with <, so it is no XML.")
    }

    @Test(
        "Any DOCTYPE is refused, wherever it stands and however it is written",
        arguments: [
            "<!DOCTYPE testsuites>", "<!doctype testsuites>",
            "<!-- c --><?p?>\n<!DOCTYPE testsuites [<!ENTITY a \"b\">]>",
            "<!DOCTYPE t SYSTEM \"file:///etc/passwd\">", "<?xml version=\"1.0\"?><!DOCTYPE", "<testsuite><!DOCTYPE x>",
        ])
    func documentType(beginning: String) throws {
        let text = beginning + "<testsuites><testcase name=\"&a;\"/></testsuites>"
        let wide: [UInt8] = [0xFF, 0xFE] + Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
        for report in [try ReadReport(text), try ReadReport(wide)] {
            #expect(report.end.form == .refused)
            #expect(report.tests.isEmpty)
        }
    }

    @Test("A DOCTYPE in CDATA, in a comment or in an attribute is only text")
    func noDocumentType() throws {
        let report = try ReadReport(
            suite:
                "<!-- <!DOCTYPE a> --><testcase name=\"&lt;!DOCTYPE a>\"><failure><![CDATA[<!DOCTYPE a>]]></failure></testcase>"
        )
        #expect(try report.test().problems[0].text == "<!DOCTYPE a>")
    }

    @Test("Elements without end, and tags without end, are no report's")
    func bounds() throws {
        let deep = try ReadReport("<testsuites>" + String(repeating: "<a>", count: 100_000))
        #expect(deep.end.form == .malformed)
        let nested = String(repeating: "<testcase name=\"a\">", count: 100)
        #expect(try ReadReport("<testsuite>" + nested).end.form == .malformed)
        let many = (0..<20_000).map { "a\($0)=''" }.joined(separator: " ")
        #expect(try ReadReport("<testsuites><testcase \(many)/></testsuites>").end.form == .malformed)
    }

    @Test(
        "Names without end, which the parser would all keep, are no report's",
        arguments: ["<a#/>", "<a b#=''/>", "<p#:a/>", "<a xmlns='u#'/>", "<a xmlns='u'/>"])
    func names(element: String) throws {
        let elements = (0..<10_000).map { element.replacing("#", with: "\($0)") }.joined()
        let report = try ReadReport("<testsuite><testcase name=\"a\"/>\(elements)</testsuite>")
        #expect(report.end.form == .malformed)
        #expect(report.tests.count == 1)
    }

    @Test("Long names of many suites around do not make every line long")
    func suiteNames() throws {
        let suites = String(repeating: "<testsuite name=\"\(String(repeating: "n", count: 900))\">", count: 100)
        let report = try ReadReport(suites + "<testcase name=\"a\"/>")
        #expect(try report.test().suites.count == 2)
    }

    @Test("Huge texts keep their ends, huge attributes their beginning, and characters stay whole")
    func hugeTexts() throws {
        let long = String(repeating: "é", count: 100_000)
        let report = try ReadReport(
            suite:
                "<testcase name=\"a\"><failure message=\"\(long)\">first \(long) last</failure><system-out>\(long)end</system-out>"
                + "</testcase><testcase name=\"b\(long)\"/>")
        let test = report.tests[0]
        let text = try #require(test.problems[0].text)
        #expect(text.utf8.count < 66_000)
        #expect(text.hasPrefix("first éé") && text.hasSuffix("éé last") && text.contains("bytes are left out"))
        #expect(test.problems[0].message.utf8.count < 9_000)
        #expect(test.problems[0].message.hasSuffix("é […]"))
        let output = try #require(test.output)
        #expect(output.hasPrefix("[… 183620 bytes") && output.hasSuffix("éend"), "\(output.prefix(60))")
        #expect(!text.contains("\u{fffd}") && !output.contains("\u{fffd}"))
        #expect(report.tests[1].name.utf8.count < 9_000)
    }

    @Test("Directories, pipes, devices and missing files are unreadable, and nothing waits for them")
    func unreadable() throws {
        let directory = try TemporaryDirectory()
        let pipe = directory.path + "/pipe"
        try RunningProgram(
            ["mkfifo", pipe], environment: RunningProgram.environment, directory: directory.path,
            errors: directory.path + "/errors"
        ).finish()
        #expect(FileSystem.kind(pipe) == .other)
        for path in [directory.path, pipe, "/dev/zero", directory.path + "/missing"] {
            let report = ReadReport(path: path)
            #expect(report.end.form == .unreadable)
            #expect(report.end.file == path)
        }
    }
}
