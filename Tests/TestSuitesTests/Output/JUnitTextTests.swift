import Foundation
import FoundationXML
import RunStorage
import StateMachine
import Testing

@testable import TestSuites

@Suite("The JUnit XML of all suites")
struct JUnitTextTests {
    @Test("has a suite for each suite, with its tests, their outcomes, and sums that agree")
    func whole() throws {
        let elements = try read(file())
        #expect(
            elements.filter { $0.name == "testsuite" }.map { $0.attributes["name"] } == [
                "style", "unit", "e2e", "slow", "old",
            ])
        let root = try #require(elements.first)
        #expect(root.name == "testsuites")
        for (attribute, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
            #expect(root.attributes[attribute] == String(elements.count { $0.name == element }))
        }
        #expect(root.attributes["timestamp"] == ExampleResults.run.startedAt.description)
        #expect(elements.first { $0.name == "failure" }?.attributes["message"] == "assert 404 == 200")
    }

    @Test("shows a suite that crashed as an error with the end of its output, and never as one without failures")
    func crash() throws {
        let elements = try read(file())
        let error = try #require(elements.first { $0.name == "error" })
        #expect(error.attributes["message"] == "The program was ended by SIGSEGV and left no report.")
        #expect(error.attributes["type"] == "error")
        #expect(elements.contains { $0.name == "system-out" && $0.text.hasSuffix("connect ECONNREFUSED 127.0.0.1:80") })
        let suite = try #require(elements.first { $0.attributes["name"] == "e2e" })
        #expect(suite.attributes["errors"] == "1" && suite.attributes["tests"] == "1")
    }

    @Test("shows a test that failed and then passed as flaky, which is no failure")
    func flaky() throws {
        var test = TestCase(name: "buys", status: .passed)
        test.problems = [TestProblem(.flakyError, message: "again")]
        let elements = try elements(
            of: test, earlier: [TestProblem(.failure, type: "E", message: "first", text: "stack")])
        #expect(elements.map(\.name) == ["testcase", "flakyFailure", "stackTrace", "flakyError"])
        #expect(elements[1].attributes == ["type": "E", "message": "first"])
        #expect(elements[2].text == "stack")
    }

    @Test("shows a test that failed in several tries with the failure that counts first, and the others as reruns")
    func reruns() throws {
        var test = TestCase(name: "buys", status: .failed)
        test.problems = [TestProblem(.rerunError, message: "b"), TestProblem(.failure, message: "c")]
        let elements = try elements(of: test, earlier: [TestProblem(.failure, message: "a")])
        #expect(elements.map(\.name) == ["testcase", "failure", "rerunFailure", "rerunError"])
        #expect(elements.compactMap { $0.attributes["message"] } == ["c", "a", "b"])
    }

    @Test("gives a bad test an outcome also where its report has no reason")
    func noReason() throws {
        let failure = try elements(of: TestCase(name: "a", status: .failed)).last
        #expect(failure?.name == "failure" && failure?.attributes["message"] == "The report does not say why.")
        #expect(try elements(of: TestCase(name: "a", status: .error)).last?.name == "error")
    }

    @Test("keeps every character that XML can hold, and replaces the others")
    func characters() throws {
        let text = "<&>\"']]> \t\n\r\u{1B}[31m\u{0}\u{FFFE}\u{FFFF}\u{FFFD} ä𝄞\u{BE}\u{BF}"
        var test = TestCase(name: text, className: "a", status: .skipped)
        test.output = text
        test.skipReason = text
        test.properties = [(name: text, value: text)]
        let expected = text.map { "\u{1B}\u{0}\u{FFFE}\u{FFFF}".contains($0) ? "\u{FFFD}" : String($0) }.joined()
        let elements = try elements(of: test)
        #expect(elements.first?.attributes["name"] == expected)
        #expect(elements.first { $0.name == "property" }?.attributes["value"] == expected)
        #expect(elements.first { $0.name == "skipped" }?.attributes["message"] == expected)
        #expect(elements.first { $0.name == "system-out" }?.text == expected)
    }

    @Test("is written piece by piece, and holds no test longer than it is asked")
    func streaming() {
        var writer = JUnitText()
        writer.begin(ExampleResults.run)
        writer.beginSuite(ExampleResults.passed)
        var most = 0
        var total = writer.take().count
        for number in 0..<100_000 {
            writer.add(TestCase(name: "test \(number)", className: "a", status: .passed))
            if writer.count >= 65_536 {
                most = max(most, writer.count)
                total += writer.take().count
            }
        }
        #expect(most < 70_000 && total > 4_000_000)
    }

    private func file() -> [UInt8] {
        var writer = JUnitText()
        let run = ExampleResults.run
        writer.begin(run)
        var bytes = writer.take()
        for suite in run.suites {
            writer.beginSuite(suite)
            for failed in suite.failures { writer.add(failed.test) }
            for number in 0..<suite.summary.counts.passed { writer.add(TestCase(name: "t\(number)", status: .passed)) }
            writer.endSuite()
            bytes += writer.take()
        }
        writer.end()
        return bytes + writer.take()
    }

    private func elements(of test: TestCase, earlier: [TestProblem] = []) throws -> [XMLElementSeen] {
        var writer = JUnitText()
        writer.add(test, earlier: earlier)
        return try read(writer.take())
    }

    private func read(_ bytes: [UInt8]) throws -> [XMLElementSeen] {
        let seen = XMLElementsSeen()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = seen
        try #require(parser.parse(), "\(parser.parserError.debugDescription)")
        return seen.elements
    }
}

/// An element as an XML parser sees it.
private struct XMLElementSeen {
    var name: String
    var attributes: [String: String]
    var text = ""
}

/// Collects the elements of a document in their order.
private final class XMLElementsSeen: NSObject, XMLParserDelegate {
    var elements: [XMLElementSeen] = []
    private var open: [Int] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(XMLElementSeen(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let last = open.last { elements[last].text += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }
}
