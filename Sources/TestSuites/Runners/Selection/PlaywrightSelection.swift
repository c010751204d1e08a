import RunStorage

/// Names tests for Playwright, whose report has the file as class and `describe › title` as name.
enum PlaywrightSelection {
    /// The arguments; nil where a test cannot be named exactly.
    static func arguments(_ tests: [TestCase]) -> [String]? {
        guard let files = RegularExpression.all(tests, { FilePath.plain($0.className) }),
            let names = RegularExpression.all(tests, name)
        else { return nil }
        // What is compared is project, file, describes and title, and then the tags.
        let expression = "(?:^| )(?:\(names.joined(separator: "|")))(?: @[^ ]+)*$"
        return ["--grep=\(expression)"] + files.map(RegularExpression.escape)
    }

    private static func name(_ test: TestCase) -> String? {
        guard let file = FilePath.plain(test.className), RegularExpression.isPlain(test.name) else { return nil }
        let title = RegularExpression.escape(test.name).replacing(" › ", with: "(?: ›)? ")
        return "\(RegularExpression.escape(file)) \(withOptionalProject(title))"
    }

    /// A project before the title, `[chromium] `, is the report's; or it is part of the title where the version is old.
    private static func withOptionalProject(_ title: String) -> String {
        guard title.hasPrefix("\\["), let end = title.firstRange(of: "\\] ") else { return title }
        return "(?:\(title[..<end.upperBound]))?\(title[end.upperBound...])"
    }
}
