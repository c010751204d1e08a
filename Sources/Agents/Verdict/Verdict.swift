/// What a reviewer decided.
package enum Verdict: Sendable, Equatable {
    /// The work is accepted; the text says why.
    case approved(String)
    /// The work must be changed; the reason is one line, the whole reply tells more.
    case rejected(String)
}
