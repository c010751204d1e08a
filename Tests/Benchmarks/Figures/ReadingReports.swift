import Platform
import RunStorage

extension Benchmark {
    /// What it costs to read a test report of 100,000 cases: the program that reads it, and what it prints.
    static let junit = Benchmark(name: "junit") { laboratory in
        let program = FileSystem.parent(of: CurrentProcess.executable) + "/teambot-junit"
        guard FileSystem.isExecutable(program) else { throw BenchmarkError("There is no \(program); build it first.") }
        let directory = try laboratory.directory("junit")
        let report = directory + "/junit.xml"
        try Descriptor.replacing(report).write(LargeReport.text(cases: 100_000).utf8)
        let lines = directory + "/cases.jsonl"
        func command() throws -> Command {
            try Command([program, report], in: directory, output: try Descriptor.replacing(lines))
        }
        var best = Double.infinity
        for _ in 0..<3 {
            let began = SystemClock.monotonicSeconds()
            _ = try command().run()
            try check(lines)
            best = min(best, SystemClock.monotonicSeconds() - began)
        }
        return [
            Row("reading a report of 100,000 cases", best, limit: 1.5, unit: "s", note: "with its lines, best of 3"),
            Row("the reader's memory", try command().largestMemory(), limit: 64, unit: "MB"),
        ]
    }

    /// Reads the lines as the engine does, piece by piece.
    private static func check(_ path: String) throws {
        let file = try Descriptor.reading(path)
        var rest: [UInt8] = []
        var tests = 0
        var bad = 0
        while true {
            let piece = try file.read(1 << 16)
            if piece.isEmpty { break }
            rest += piece
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                if case .test(let test)? = ReportLine.decode(rest[start..<end]) {
                    tests += 1
                    bad += test.status.isBad ? 1 : 0
                }
                start = end + 1
            }
            rest.removeFirst(start)
        }
        guard tests == 100_000, bad == 1_000 else {
            throw BenchmarkError("\(tests) tests were read, \(bad) of them bad.")
        }
    }
}

/// A report as pytest writes it, in which every hundredth test has failed.
private enum LargeReport {
    static func text(cases: Int) -> String {
        var text =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites name=\"pytest tests\"><testsuite name=\"pytest\">"
        for number in 0..<cases {
            text +=
                "<testcase classname=\"tests.test_mod\(number / 1_000)\" name=\"test_case[\(number)-a]\" time=\"0.001\""
            text += number % 100 == 0 ? ">\(failure)</testcase>" : " />"
        }
        return text + "</testsuite></testsuites>\n"
    }

    private static let failure =
        "<failure message=\"AssertionError: assert 404 == 200\">def test():\n"
        + String(repeating: "&gt;   assert response.status == 200 &lt;here&gt;\n", count: 20) + "</failure>"
}
