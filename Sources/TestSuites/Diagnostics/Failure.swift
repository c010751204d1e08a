import RunStorage
package import StateMachine

/// What is known about a test that failed, or about a suite that did not even come to its tests.
package struct Failure: Sendable, Equatable {
    /// The suite.
    package var suite: String
    /// By which the test is known (`TestCase.identity`); nil where the suite itself broke down.
    package var test: String?
    /// The type of the exception, where the tool says so.
    package var type: String?
    /// What the tool, or the engine about the suite, says in a sentence.
    package var message: String
    /// The stack, the values compared.
    package var text: String?
    /// The end of what was printed.
    package var output: String?
    /// The end of what was printed on standard error.
    package var errorOutput: String?
    /// How the suite ended, where it is the suite itself that broke down.
    package var suiteStatus: SuiteStatus?
    /// Whether anything of the suite was run at all.
    package var hasBegun = true
    /// The route of the program that the test is about.
    package var route: String?

    /// Makes a failure.
    package init(suite: String, test: String? = nil, type: String? = nil, message: String, text: String? = nil) {
        self.suite = suite
        self.test = test
        self.type = type
        self.message = message
        self.text = text
    }

    /// What a report says about a test: the first problem is the cause, later ones follow from it.
    package init(_ failed: FailedTest, suite: String) {
        let problem = failed.test.problems.first
        self.init(
            suite: suite, test: failed.test.identity, type: problem?.type,
            message: problem?.message ?? "The report does not say why.", text: problem?.text)
        output = failed.test.output
        errorOutput = failed.test.errorOutput
        // Where a program leaves no report, the one test is the suite, and its output is all that it says.
        if failed.test.name == suite, failed.test.className == nil, text == nil { swap(&text, &output) }
        route = failed.route
    }

    /// All that speaks against a suite: its tests, and, where it did not come to its end or has none, the suite itself.
    package static func all(of suite: SuiteResult) -> [Failure] {
        let tests = suite.failures.map { Failure($0, suite: suite.name) }
        switch suite.summary.status {
        case .passed, .disabled, .skipped: return tests
        case .failed where !tests.isEmpty: return tests
        default: return [Failure(suite)] + tests
        }
    }

    /// What is known about a suite that broke down.
    private init(_ suite: SuiteResult) {
        let last = suite.tries.last
        self.init(suite: suite.name, message: suite.summary.error ?? last?.error ?? "The suite did not pass.")
        output = last?.outputEnd
        hasBegun = suite.summary.status != .error || last.map(\.hasEnded) ?? false
        suiteStatus = suite.summary.status
    }
}
