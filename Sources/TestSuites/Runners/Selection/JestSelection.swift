import RunStorage

/// Names tests for Jest: their files, and one expression over describes and title.
enum JestSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let files = RegularExpression.all(tests, { FilePath.plain($0.file) }),
            let names = RegularExpression.all(tests, name)
        else { return nil }
        return ["--testNamePattern=^(?:\(names.joined(separator: "|")))$", "--runTestsByPath"] + files
    }

    private static func name(_ test: TestCase) -> String? {
        let text = [test.className ?? "", test.name].filter { !$0.isEmpty }.joined(separator: " ")
        return RegularExpression.isPlain(text) ? RegularExpression.escape(text) : nil
    }
}
