import RunStorage

/// A test as a scenario names it: a node id of pytest, a class and a name, or the bare name.
struct NamedTest: Sendable, Hashable {
    /// As it is written.
    let text: String
    /// What it says in one form, with dots between its parts: `tests.test_loans.test_borrow`.
    private let form: String
    private let hasParameters: Bool

    init(_ text: String) {
        self.text = text
        form = Self.form(text)
        hasParameters = text.hasSuffix("]")
    }

    /// Whether a test of a report is meant. A name without parameters means the test with all of them.
    func means(_ test: TestCase) -> Bool {
        if test.name == text || test.identity == text { return true }
        let name = hasParameters ? test.name : Self.withoutParameters(test.name)
        if name == text { return true }
        return Self.containers(of: test).contains { matches(Self.form($0) + "." + name) }
    }

    /// The whole name or its end, beginning with the class or file: a report may leave out the first directories, and
    /// whoever names a test may do so, too.
    private func matches(_ candidate: String) -> Bool {
        candidate == form || form.hasSuffix("." + candidate) || candidate.hasSuffix("." + form) && form.contains(".")
    }

    /// What a test may stand in, as its report says.
    private static func containers(of test: TestCase) -> [String] {
        [test.className, test.file, test.suites.last].compactMap(\.self).filter { !$0.isEmpty }
    }

    private static func withoutParameters(_ name: String) -> String {
        guard name.hasSuffix("]"), let bracket = name.firstIndex(of: "["), bracket > name.startIndex else {
            return name
        }
        return String(name[..<bracket])
    }

    /// Parts with dots between them, a file without its ending: `tests/test_loans.py::test_borrow` becomes
    /// `tests.test_loans.test_borrow`.
    private static func form(_ text: String) -> String {
        let (head, parameters) = split(text)
        var parts = head.replacing("::", with: "\u{0}").split(separator: "\u{0}").map(String.init)
        if parts.count == 1, let blank = head.firstIndex(of: " ") {
            parts = [String(head[..<blank]), String(head[head.index(after: blank)...])]
        }
        guard var first = parts.first else { return text }
        if first.hasPrefix("./") { first.removeFirst(2) }
        if first.contains("/") || first.hasSuffix(".py"), let dot = first.lastIndex(of: "."), first[dot...].count <= 5 {
            first = String(first[..<dot])
        }
        parts[0] = first.replacing("/", with: ".")
        return parts.joined(separator: ".") + parameters
    }

    /// The name and its parameters, in which nothing is a separator.
    private static func split(_ text: String) -> (String, String) {
        guard text.hasSuffix("]"), let bracket = text.firstIndex(of: "[") else { return (text, "") }
        return (String(text[..<bracket]), String(text[bracket...]))
    }
}
