import RunStorage

/// Names tests for Jest: their files, and one expression over describes and title.
enum JestSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase], in package: String) -> [String]? {
        guard let files = RegularExpression.all(tests, { FilePath.existing($0.file, in: package) }),
            let names = RegularExpression.all(tests, name)
        else { return nil }
        return ["--testNamePattern=^(?:\(names.joined(separator: "|")))$", "--runTestsByPath"] + files
    }

    private static func name(_ test: TestCase) -> String? {
        // So jest-junit writes a file that could not be loaded; and `$` may have been two of them.
        guard test.className != "Test suite failed to run" else { return nil }
        let text = [test.className ?? "", test.name].filter { !$0.isEmpty }.joined(separator: " ")
        return RegularExpression.isPlain(text) && !text.contains("$") ? RegularExpression.escape(text) : nil
    }
}
