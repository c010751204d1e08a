/// What became of a suite, in a few numbers: for the journal, the state and views.
package struct SuiteSummary: Sendable, Equatable {
    /// The suite.
    package var name: String
    /// The tool that ran it.
    package var runner: SuiteProgram
    /// How it ended.
    package var status: SuiteStatus
    /// How many of its tests ended in which way.
    package var counts = TestCounts()
    /// How long its attempts took together.
    package var durationSeconds = 0.0
    /// How often it was tried.
    package var attempts = 0
    /// Why it did not pass, in a sentence; nil where it passed.
    package var error: String?

    /// Makes the summary of a suite that ended so.
    package init(name: String, runner: SuiteProgram, status: SuiteStatus) {
        self.name = name
        self.runner = runner
        self.status = status
    }
}
