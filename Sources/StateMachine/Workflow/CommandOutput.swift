/// Where a command that prints one JSON value has what teambot wants to know: dotted paths, `choices.0.text`.
package struct CommandOutput: Sendable, Equatable {
    package var reply: String?
    package var costUSD: String?
    package var inputTokens: String?
    package var outputTokens: String?
    package var cachedTokens: String?
    package var session: String?

    /// Makes an output of which nothing is known.
    package init() {}
}
