/// How the reading of one report ended.
package struct ReportEnd: Sendable, Equatable {
    /// What the file is.
    package enum Form: String, Sendable, CaseIterable {
        /// Whole and well formed.
        case complete
        /// It ends in the middle; what came before counts as read.
        case truncated
        /// No XML, or not well formed.
        case malformed
        /// It has a DOCTYPE, which no test tool writes and which can make a small file huge.
        case refused
        /// XML of something else than tests.
        case foreign
        /// It cannot be read at all.
        case unreadable
    }

    /// The name of the file.
    package var file: String
    /// What it is.
    package var form: Form
    /// Where reading stopped, from 1; nil where it is whole.
    package var line: Int?
    /// What is wrong, in a sentence; nil where it is whole.
    package var problem: String?
    /// The tests that were read from it.
    package var tests: Int

    /// Makes the end of a file.
    package init(file: String, form: Form, line: Int? = nil, problem: String? = nil, tests: Int) {
        self.file = file
        self.form = form
        self.line = line
        self.problem = problem
        self.tests = tests
    }
}
