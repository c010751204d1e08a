import RunStorage

/// Names tests for `go test`: functions with all of their subtests, and the packages.
enum GoSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let names = RegularExpression.all(tests, function), let packages = RegularExpression.all(tests, package)
        else { return nil }
        return ["-run=^(?:\(names.joined(separator: "|")))$"] + packages
    }

    private static func function(_ test: TestCase) -> String? {
        let name = String(test.name.prefix { $0 != "/" })
        guard ["Test", "Fuzz", "Example"].contains(where: name.hasPrefix), name != "TestMain" else { return nil }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? name : nil
    }

    private static func package(_ test: TestCase) -> String? {
        guard let name = test.className, RegularExpression.isPlain(name), !name.hasPrefix("-"), !name.contains(" ")
        else { return nil }
        return name
    }
}
