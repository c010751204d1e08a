/// A test as a report shows it: one that failed at least once.
package struct ShownTest: Sendable, Equatable {
    /// Its number in the evidence.
    package var id: String
    /// The suite.
    package var suite: String
    /// The name, with its class where there is one.
    package var name: String
    /// How it ended: `failed`, `error`, or `passed` where it was flaky.
    package var status: String
    /// What it says.
    package var message: String?
    /// The stack, the values compared.
    package var text: String?
    /// The end of what it printed.
    package var output: String?
    /// The file, with its line.
    package var place: String?
    /// The route of the program that it is about.
    package var route: String?

    /// Makes a test.
    package init(id: String = "", suite: String, name: String, status: String) {
        self.id = id
        self.suite = suite
        self.name = name
        self.status = status
    }
}

/// Why a test failed, as far as somebody could tell.
package struct ShownDiagnosis: Sendable, Equatable {
    /// The kind of cause.
    package var category: String
    /// The cause, in a sentence.
    package var cause: String
    /// What to do, in a sentence.
    package var suggestion: String?

    /// Makes a diagnosis.
    package init(category: String, cause: String, suggestion: String? = nil) {
        self.category = category
        self.cause = cause
        self.suggestion = suggestion
    }
}

/// What a report shows of one evidence run.
package struct TestEvidence: Sendable, Equatable {
    /// A test of a suite; without a test the suite itself.
    package struct Key: Hashable, Sendable {
        package let suite: String
        package let test: String?

        package init(_ suite: String, _ test: String?) { (self.suite, self.test) = (suite, test) }
    }

    /// Tests that speak against their suites.
    package var failures: [ShownTest] = []
    /// Tests that failed and then passed.
    package var flaky: [ShownTest] = []
    /// Failing tests that are not shown.
    package var omitted = 0
    /// Why they failed.
    package var diagnoses: [Key: ShownDiagnosis] = [:]

    /// Nothing known.
    package init() {}
}
