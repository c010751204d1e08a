package import StateMachine

/// What a person at a terminal is asked.
package struct ApprovalQuestion: Sendable, Equatable {
    /// The stage, as people call it.
    package var title: String
    /// What is asked.
    package var question: String
    /// Why it is asked once more; nil at the first time.
    package var reason: String?
    /// The paths of what it is about.
    package var artifacts: [String]
    /// Seconds that are left; nil for as long as one likes.
    package var secondsLeft: Double?
    /// What holds when nobody answers in time.
    package var standard: Decision
}

/// Asks a person at a terminal; nil where the answer is left for later, or is not wanted any more.
package typealias AskingPerson = @Sendable (ApprovalQuestion) async -> (Decision, String)?
