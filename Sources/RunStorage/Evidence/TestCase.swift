/// One test of a report.
package struct TestCase: Sendable, Equatable {
    /// The name as the tool writes it, with its parameters.
    package var name: String
    /// The class, module or file that the tool puts it into.
    package var className: String?
    /// The names of the test suites of the report around it, outermost first; those without a name are left out.
    package var suites: [String] = []
    /// The file, where the tool says so.
    package var file: String?
    /// The line in the file.
    package var line: Int?
    /// How it ended: failure before error before skipped before passed.
    package var status: TestStatus
    /// How long it took.
    package var seconds: Double?
    /// Whether the tool itself says that it failed and then passed.
    package var isFlaky = false
    /// What went wrong, in the order of the report.
    package var problems: [TestProblem] = []
    /// Why it was skipped.
    package var skipReason: String?
    /// What it printed: the end, where it was much.
    package var output: String?
    /// What it printed on standard error.
    package var errorOutput: String?
    /// What the tool says beside: by name, in the order of the report.
    package var properties: [(name: String, value: String)] = []
    /// From 2 on where the report has several tests of the same class and name.
    package var repetition = 1

    /// Makes a test that ended so.
    package init(name: String, className: String? = nil, status: TestStatus) {
        self.name = name
        self.className = className
        self.status = status
    }

    /// By which it is known again in another report of the same suite.
    package var identity: String {
        let plain = className.map { "\($0) \(name)" } ?? name
        return repetition > 1 ? "\(plain) #\(repetition)" : plain
    }

    package static func == (left: TestCase, right: TestCase) -> Bool {
        left.name == right.name && left.className == right.className && left.suites == right.suites
            && left.file == right.file && left.line == right.line && left.status == right.status
            && left.seconds == right.seconds && left.isFlaky == right.isFlaky && left.problems == right.problems
            && left.skipReason == right.skipReason && left.output == right.output
            && left.errorOutput == right.errorOutput && left.repetition == right.repetition
            && left.properties.elementsEqual(right.properties, by: ==)
    }
}
