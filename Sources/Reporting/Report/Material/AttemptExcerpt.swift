/// What the files of one attempt tell, as far as a report shows them.
package struct AttemptExcerpt: Sendable, Equatable {
    /// What the agent has replied, or what a program printed.
    package var reply: ShownText?
    /// The end of what was printed on standard error.
    package var errors: ShownText?
    /// With what its program ended; nil where a signal ended it, or it never started.
    package var exitStatus: Int?
    /// What a reviewer was shown of the project's changes.
    package var evidence: String?

    /// An excerpt of nothing.
    package init() {}
}
