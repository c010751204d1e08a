package import RunStorage
package import StateMachine

/// One attempt of a suite, and what it proves.
package struct SuiteTry: Sendable, Equatable {
    /// From 1.
    package var number: Int
    /// How many tests were chosen; nil where the whole suite was run.
    package var selected: Int?
    /// How it ended.
    package var status: SuiteStatus
    /// What was counted.
    package var counts = TestCounts()
    /// How long it took.
    package var durationSeconds = 0.0
    /// The exit status of its program; nil where a signal ended it, or where it never began.
    package var exitStatus: Int?
    /// The signal that ended it.
    package var signal: Int?
    /// Why it did not pass, in a sentence.
    package var error: String?
    /// The attempt's directory, absolute; nil where it never began.
    package var directory: String?
    /// What of it is kept, relative to the evidence run; nil where nothing is.
    package var artifacts: String?
    /// When it began; nil where it never did.
    package var startedAt: Timestamp?
    /// How the reading of each of its reports ended.
    package var reports: [ReportEnd] = []
    /// The end of what it printed, for the diagnosis of a crash.
    package var outputEnd = ""

    /// Whether there was a program that came to an end of its own, or printed something.
    var hasEnded: Bool { directory != nil || exitStatus != nil || signal != nil || !outputEnd.isEmpty }

    /// Makes the record of an attempt that ended so.
    package init(number: Int, status: SuiteStatus) {
        self.number = number
        self.status = status
    }
}
