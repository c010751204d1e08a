import RunStorage

/// Names tests for `swift test`: `Target.Suite/test()`, where the report has dots.
enum SwiftSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let names = RegularExpression.all(tests, name) else { return nil }
        return ["--filter", names.joined(separator: "|")]
    }

    private static func name(_ test: TestCase) -> String? {
        guard let suite = test.className, RegularExpression.isPlain(suite), RegularExpression.isPlain(test.name) else {
            return nil
        }
        // A dot may be the border of two suites, or part of a name in backticks.
        let path = RegularExpression.escape(suite).replacing("\\.", with: "[./]")
        return "^\(path)[./]\(RegularExpression.escape(test.name))(?:/|$)"
    }
}
