/// A suite as a tool of its evidence run: what ran, and how its last attempt ended.
package struct EvidenceTool: Sendable, Equatable {
    /// The suite.
    package var suite: String
    /// The kind of tool; nil where somebody else has written the entry without it.
    package var runner: String?
    /// What it says of its version.
    package var version: String?
    /// Whether it was started at all.
    package var isExecuted: Bool
    /// Its exit status; nil where a signal ended it, or where it never began.
    package var exitStatus: Int?
    /// Why it says nothing that can be believed, in a sentence.
    package var error: String?

    /// Makes the entry of a suite.
    package init(
        suite: String, runner: String?, version: String? = nil, isExecuted: Bool = false, exitStatus: Int? = nil,
        error: String? = nil
    ) {
        self.suite = suite
        self.runner = runner
        self.version = version
        self.isExecuted = isExecuted
        self.exitStatus = exitStatus
        self.error = error
    }
}
