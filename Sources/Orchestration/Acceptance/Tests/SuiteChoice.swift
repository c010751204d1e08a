import StateMachine

/// Chooses the suites that may have the tests that scenarios name.
struct SuiteChoice: Sendable {
    private let suites: [Suite]

    init(_ workflow: Workflow) { suites = workflow.suites.filter(\.isEnabled) }

    /// Their names; none where no test is named, or no suite enabled.
    func names(for tests: [String]) -> [String] {
        suites.filter { suite in tests.contains { mayHave($0, suite) } }.map(\.name)
    }

    /// Whether a suite may have a test. Only the path of a node id of pytest tells, and only where some suite has it:
    /// otherwise all are asked.
    private func mayHave(_ test: String, _ suite: Suite) -> Bool {
        guard let file = Self.file(of: test), suites.contains(where: { Self.has(file, $0) }) else { return true }
        return Self.has(file, suite)
    }

    private static func has(_ file: String, _ suite: Suite) -> Bool {
        guard suite.runner == .pytest, suite.command.isEmpty, let path = suite.path.map(plain) else { return false }
        return path == "." || path == file || file.hasPrefix(path + "/")
    }

    /// The file of a node id such as `tests/test_loans.py::test_borrow`.
    private static func file(of test: String) -> String? {
        let parts = test.replacing("::", with: "\u{0}").split(separator: "\u{0}")
        guard parts.count > 1, let file = parts.first, file.hasSuffix(".py") else { return nil }
        return plain(String(file))
    }

    /// A path without a leading `./` and a slash at its end.
    private static func plain(_ path: String) -> String {
        let begun = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
        return String(begun.hasSuffix("/") ? begun.dropLast() : begun)
    }
}
