package import StateMachine

/// Why a stage is stale, in words that are safe to show.
package struct CauseWords {
    private let cause: StaleCause

    /// The words of a cause.
    package init(_ cause: StaleCause) { self.cause = cause }

    /// A word for programs.
    package var kind: String { cause.kind }

    /// The whole sentence, with what was and what is.
    package var sentence: String { cause.sentence(Printable.text) }

    /// The same in a few words, for a line of a table.
    package var short: String { cause.short(Printable.text) }
}
