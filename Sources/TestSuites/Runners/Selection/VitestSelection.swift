import RunStorage

/// Names tests for Vitest, whose report has the file as class and `describe > title` as name.
enum VitestSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let files = RegularExpression.all(tests, { FilePath.plain($0.className) }),
            let names = RegularExpression.all(tests, name)
        else { return nil }
        return files + ["--testNamePattern=(?:^| )(?:\(names.joined(separator: "|")))$"]
    }

    /// Between describe and title some versions have nothing but a blank, and `>` may be part of a name.
    private static func name(_ test: TestCase) -> String? {
        guard RegularExpression.isPlain(test.name) else { return nil }
        return RegularExpression.escape(test.name).replacing(" > ", with: "(?: >)? ")
    }
}
