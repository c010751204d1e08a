import Platform
import RunStorage

/// What a file has turned out to be.
struct ReportFinding {
    private let form: ReportEnd.Form
    private let line: Int?
    private let problem: String?

    /// Judges by what source, parser and receiver have found; the first of them that stopped decides.
    init(_ outcome: MarkupReader.Outcome, _ source: MarkupSource, _ receiver: ReportReader) {
        if let refusal = receiver.refusal {
            self.init(refusal)
        } else if case .manyNames(let line) = outcome {
            self.init(
                .malformed, line,
                "Elements and attributes have more than \(ReportLimits.names) names, as in no test tool's report.")
        } else if case .broken(let code, let line, isAtEnd: false) = outcome {
            self.init(.malformed, line, Self.sentence(code))
        } else if let problem = source.problem {
            self.init(problem, line: source.line)
        } else if let failure = source.failure {
            self.init(.unreadable, source.line, failure.description)
        } else if source.isBlank {
            self.init(
                .truncated, source.line, "The file is empty; its program ended before it wrote a report.")
        } else if !source.isBetweenTags || !receiver.hasEnded {
            self.init(
                .truncated, source.line,
                "The file ends in the middle; its program ended, or the disk was full, before all was written.")
        } else if case .broken(let code, let line, _) = outcome {
            self.init(.malformed, line, Self.sentence(code))
        } else {
            self.init(.complete, nil, nil)
        }
    }

    private init(_ form: ReportEnd.Form, _ line: Int?, _ problem: String?) {
        self.form = form
        self.line = line
        self.problem = problem
    }

    private init(_ refusal: ReportReader.Refusal) {
        switch refusal {
        case .foreign(let root):
            self.init(
                .foreign, nil,
                "The root of the file is <\(root)>, not <testsuites> or <testsuite>; let the tool write JUnit XML.")
        case .depth, .output:
            self.init(
                .malformed, nil,
                "Elements or tests stand in each other deeper than in any test tool's report.")
        }
    }

    private init(_ problem: MarkupProblem, line: Int) {
        switch problem {
        case .documentType:
            self.init(
                .refused, line,
                "The file has a DOCTYPE, which no test tool writes and which can make a small file huge; remove it.")
        case .longTag:
            self.init(
                .malformed, line,
                "A tag has more than \(ReportLimits.tag) bytes beside the values in it, as in no test tool's report.")
        case .noMarkup: self.init(.malformed, line, "The file does not begin with <, so it is no XML.")
        }
    }

    /// A sentence on what the parser complains of, by the numbers that libxml2 gives.
    private static func sentence(_ code: Int) -> String {
        switch code {
        case 76, 77: "A tag closes another element than the one that is open; the file was not written as a whole."
        case 42: "A tag has the same attribute twice."
        case 38: "A < stands in an attribute; whoever writes the file must write &lt;."
        case 5: "Something follows after the end of the report; the file must have one report only."
        default: "The file is not well-formed XML (the parser's number is \(code)); look at this line of it."
        }
    }

    /// The end of the file with this finding.
    func end(of file: String, tests: Int) -> ReportEnd {
        ReportEnd(file: file, form: form, line: line, problem: problem, tests: tests)
    }
}
