package import JSONText

/// A line of `cases.jsonl` as JSON: `{"kind": "test" | "suite_problem" | "suite_output" | "end", …}`.
extension ReportLine {
    /// Appends the line with its line feed.
    package func encode(into writer: inout JSONWriter) {
        writer.object { object in
            switch self {
            case .test(let test):
                object.member("kind", Kind.test.rawValue)
                test.writeMembers(to: &object)
            case .suiteProblem(let problem, let suites):
                object.member("kind", Kind.suiteProblem.rawValue)
                object.member("suites", suites)
                object.key("problem")
                problem.write(to: &object)
            case .suiteOutput(let text, let isError, let suites):
                object.member("kind", Kind.suiteOutput.rawValue)
                object.member("suites", suites)
                object.member("is_error", isError)
                object.member("text", text)
            case .end(let end):
                object.member("kind", Kind.end.rawValue)
                end.writeMembers(to: &object)
            }
        }
        writer.raw([UInt8(ascii: "\n")])
    }

    /// The line with its line feed.
    package func encoded() -> [UInt8] {
        var writer = JSONWriter()
        encode(into: &writer)
        return writer.bytes
    }

    /// Reads a line, with or without its line feed; nil where it cannot be understood.
    package static func decode(_ line: [UInt8]) -> ReportLine? {
        guard let value = try? JSONReader.read(line) else { return nil }
        switch value["kind"]?.string.flatMap(Kind.init(rawValue:)) {
        case .test: return TestCase(value).map(ReportLine.test)
        case .suiteProblem:
            guard let problem = value["problem"].flatMap(TestProblem.init) else { return nil }
            return .suiteProblem(problem, suites: value["suites"]?.texts ?? [])
        case .suiteOutput:
            guard let text = value["text"]?.string, let isError = value["is_error"]?.bool else { return nil }
            return .suiteOutput(text, isError: isError, suites: value["suites"]?.texts ?? [])
        case .end: return ReportEnd(value).map(ReportLine.end)
        case nil: return nil
        }
    }

    /// Reads a line that is a part of other bytes.
    package static func decode(_ line: ArraySlice<UInt8>) -> ReportLine? { decode(Array(line)) }

    /// The member `kind`.
    private enum Kind: String {
        case test
        case suiteProblem = "suite_problem"
        case suiteOutput = "suite_output"
        case end
    }
}
