package import StateMachine

/// A suite that a project seems to have, and what says so.
package struct SuiteProposal: Sendable, Equatable {
    /// The suite.
    package var suite: Suite
    /// What was found, as words that can follow “because of”.
    package let reason: String

    /// Puts a proposal together.
    init(_ suite: Suite, reason: String) {
        self.suite = suite
        self.reason = reason
    }
}
