import RunStorage

/// Names tests for cargo-nextest, by its language of filters.
enum NextestSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let names = RegularExpression.all(tests, name) else { return nil }
        return ["-E", names.joined(separator: " | ")]
    }

    private static func name(_ test: TestCase) -> String? {
        let isPath = test.name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "_:.-/".unicodeScalars.contains($0)
        }
        return isPath && !test.name.isEmpty ? "test(=\(test.name))" : nil
    }
}
