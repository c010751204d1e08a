import RunStorage

/// Names tests for Vitest, whose report has the file as class and `describe > title` as name.
enum VitestSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase], in package: String) -> [String]? {
        guard let files = RegularExpression.all(tests, { FilePath.existing($0.className, in: package) }),
            let names = RegularExpression.all(tests, name)
        else { return nil }
        return files + ["--testNamePattern=(?:^| )(?:\(names.joined(separator: "|")))$"]
    }

    /// Between describe and title some versions have nothing but a blank, and `>` may be part of a name.
    private static func name(_ test: TestCase) -> String? {
        // A file that could not be loaded is reported as a test of its own name.
        guard RegularExpression.isPlain(test.name), test.name != test.className else { return nil }
        return RegularExpression.escape(test.name).replacing(" > ", with: "(?: >)? ")
    }
}
