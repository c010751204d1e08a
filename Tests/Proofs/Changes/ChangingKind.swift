/// What a stage does that people change while it runs.
enum ChangingKind: Sendable {
    /// A program makes the artifact.
    case command
    /// An agent makes it, and revises it when a review says no.
    case agent
    /// An agent judges what the one stage before it has made.
    case review
    /// A person is asked.
    case approval
}
