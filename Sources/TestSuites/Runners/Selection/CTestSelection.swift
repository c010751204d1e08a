import RunStorage

/// Names tests for ctest, by an expression over their names.
enum CTestSelection {
    /// Bytes of an expression that CMake surely takes.
    private static let longest = 8_000

    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let names = RegularExpression.all(tests, name) else { return nil }
        let expression = "^(\(names.joined(separator: "|")))$"
        return expression.utf8.count <= longest ? ["-R", expression] : nil
    }

    private static func name(_ test: TestCase) -> String? {
        RegularExpression.isPlain(test.name) ? RegularExpression.escape(test.name) : nil
    }
}
