/// A test that failed, or that failed at first, as a list shows it.
package struct SuiteFailureRow: Sendable, Equatable {
    /// Its suite.
    package var suite: String
    /// Its number in the evidence; nil where nothing is kept.
    package var id: String?
    /// Its name, with its class.
    package var test: String
    /// The file, with its line where that is known.
    package var place: String?
    /// What went wrong, in a line.
    package var message: String

    /// Makes a row.
    package init(suite: String, id: String?, test: String, place: String?, message: String) {
        self.suite = suite
        self.id = id
        self.test = test
        self.place = place
        self.message = message
    }
}

/// Why tests failed: failures with the same cause.
package struct SuiteCauseRow: Sendable, Equatable {
    /// How many failures have it.
    package var count: Int
    /// What kind of cause it is.
    package var category: String
    /// The cause, in a line.
    package var cause: String
    /// From 0 to 1; nil where nobody says.
    package var confidence: Double?
    /// What can be done.
    package var suggestion: String
    /// A test that has it, or the suite.
    package var example: String

    /// Makes a row.
    package init(
        count: Int, category: String, cause: String, confidence: Double?, suggestion: String, example: String
    ) {
        self.count = count
        self.category = category
        self.cause = cause
        self.confidence = confidence
        self.suggestion = suggestion
        self.example = example
    }
}
