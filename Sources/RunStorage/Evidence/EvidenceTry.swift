package import StateMachine

/// One attempt of a suite in the manifest of its evidence run.
package struct EvidenceTry: Sendable, Equatable {
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
    /// The exit status of its program.
    package var exitStatus: Int?
    /// The signal that ended it.
    package var signal: Int?
    /// Why it did not pass, in a sentence.
    package var error: String?
    /// The directory of its artifacts, relative to the evidence run.
    package var artifacts: String?

    /// Makes the record of an attempt that ended so.
    package init(number: Int, status: SuiteStatus) {
        self.number = number
        self.status = status
    }
}

/// A suite in the manifest: its numbers and all its attempts.
package struct EvidenceSuite: Sendable, Equatable {
    /// The numbers.
    package var summary: SuiteSummary
    /// Its attempts, from the first.
    package var tries: [EvidenceTry]
    /// The identities of the first and the last record of its tests; nil where it has none, or nobody has said so.
    package var records: Records?

    /// Which records are of its last run.
    package struct Records: Sendable, Equatable {
        /// The identity of the first one.
        package var first: String
        /// The identity of the last one.
        package var last: String

        /// Puts them together.
        package init(first: String, last: String) {
            self.first = first
            self.last = last
        }

        /// Whether a record is one of these: longer numbers are larger.
        package func contains(_ id: String) -> Bool {
            func order(_ id: String) -> (Int, String) { (id.utf8.count, id) }
            return order(first) <= order(id) && order(id) <= order(last)
        }
    }

    /// Puts the record together.
    package init(_ summary: SuiteSummary, tries: [EvidenceTry], records: Records? = nil) {
        self.summary = summary
        self.tries = tries
        self.records = records
    }
}
