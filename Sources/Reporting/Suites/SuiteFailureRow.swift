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
