import RunStorage

/// What stands in a `testcase` about its outcome.
struct JUnitElement {
    private var name: String
    private var type: String?
    private var message: String?
    private var text: String?

    /// All of a test: without one it passed.
    ///
    /// A test that counts as passed has nothing but `flaky…` elements, and one that does not has one that says so,
    /// whatever its report had: readers decide by these names.
    static func elements(of test: TestCase, earlier: [TestProblem]) -> [JUnitElement] {
        switch test.status {
        case .passed:
            return (earlier + test.problems).map { JUnitElement($0, isError($0) ? "flakyError" : "flakyFailure") }
        case .skipped:
            return [JUnitElement(name: "skipped", message: test.skipReason)]
        case .failed, .error:
            let name = test.status == .failed ? "failure" : "error"
            let final = test.problems.filter { $0.kind == .failure || $0.kind == .error }
            let first = final.first { ($0.kind == .error) == (test.status == .error) } ?? final.first
            let main =
                first.map { JUnitElement($0, name) }
                ?? JUnitElement(name: name, message: "The report does not say why.")
            let others = final.filter { $0 != first }.map { JUnitElement($0, $0.kind.rawValue) }
            let reruns = earlier + test.problems.filter { $0.kind != .failure && $0.kind != .error }
            return [main] + others + reruns.map { JUnitElement($0, isError($0) ? "rerunError" : "rerunFailure") }
        }
    }

    private init(name: String, message: String?) {
        self.name = name
        self.message = message
    }

    private init(_ problem: TestProblem, _ name: String) {
        self.name = name
        type = problem.type
        message = problem.message
        text = problem.text
    }

    private static func isError(_ problem: TestProblem) -> Bool {
        [.error, .rerunError, .flakyError].contains(problem.kind)
    }

    /// Appends the element, indented.
    func append(to bytes: inout [UInt8]) {
        bytes += "      <\(name)".utf8
        XMLText.append("type", type, to: &bytes)
        XMLText.append("message", message, to: &bytes)
        guard let text, !text.isEmpty else {
            bytes += "/>\n".utf8
            return
        }
        bytes.append(UInt8(ascii: ">"))
        // Surefire, whose elements these are, has the text of tries that do not count one level deeper.
        let isNested = name.hasPrefix("rerun") || name.hasPrefix("flaky")
        if isNested { bytes += "<stackTrace>".utf8 }
        XMLText.append(content: text, to: &bytes)
        if isNested { bytes += "</stackTrace>".utf8 }
        bytes += "</\(name)>\n".utf8
    }
}
