import JUnitReports
import Platform
import RunStorage
import TestSupport
import Testing

/// A report that was read in a test.
struct ReadReport {
    /// Every line but the end.
    private(set) var lines: [ReportLine] = []
    /// How the reading ended.
    private(set) var end = ReportEnd(file: "", form: .unreadable, tests: -1)

    /// Reads a file.
    init(path: String) {
        let told = Told()
        #expect(JUnitReport.read(path, counting: Repetitions()) { told.take($0) })
        lines = told.lines
        guard case .end(let end)? = lines.popLast() else {
            Issue.record("There is no end.")
            return
        }
        self.end = end
        #expect(end.tests == tests.count)
        #expect((end.problem == nil) == (end.form == .complete))
    }

    /// Reads these bytes as a file.
    init(_ bytes: [UInt8]) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/junit.xml"
        try Descriptor.replacing(path).write(bytes)
        self.init(path: path)
    }

    /// Reads this text as a file.
    init(_ text: String) throws { try self.init(Array(text.utf8)) }

    /// Reads one suite with this in it, which must be well formed.
    init(suite: String) throws {
        try self.init("<testsuites><testsuite name=\"unit\">\(suite)</testsuite></testsuites>")
        #expect(end.form == .complete, "\(end)")
    }

    /// Its tests.
    var tests: [TestCase] {
        lines.compactMap { line in
            guard case .test(let test) = line else { return nil }
            return test
        }
    }

    /// Its only test.
    func test() throws -> TestCase {
        #expect(tests.count == 1)
        return try #require(tests.first)
    }

    /// The problems of its suites.
    var suiteProblems: [TestProblem] {
        lines.compactMap { line in
            guard case .suiteProblem(let problem, _) = line else { return nil }
            return problem
        }
    }

    /// What was told, from within a closure.
    private final class Told {
        var lines: [ReportLine] = []

        func take(_ line: ReportLine) -> Bool {
            lines.append(line)
            // What is told must survive its way to the engine.
            #expect(ReportLine.decode(line.encoded()) == line)
            return true
        }
    }
}
