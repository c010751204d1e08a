import JSONText
import StateMachine

/// The keys of `paths`: where a command's JSON has what.
enum OutputPathKeys {
    static let table = KeyTable<CommandOutput>(
        "the paths of an output",
        [
            path("reply", "Where the reply is.", isRequired: true) { $0.reply = $1 },
            path("cost_usd", "Where the cost in US dollars is.") { $0.costUSD = $1 },
            path("input_tokens", "Where the number of tokens that were sent is.") { $0.inputTokens = $1 },
            path("output_tokens", "Where the number of tokens that were answered is.") { $0.outputTokens = $1 },
            path("cached_tokens", "Where the number of sent tokens that came from a cache is.") {
                $0.cachedTokens = $1
            },
            path("session", "Where the name of the conversation is.") { $0.session = $1 },
        ])

    private static func path(
        _ name: String, _ summary: String, isRequired: Bool = false,
        _ set: @escaping @Sendable (inout CommandOutput, String) -> Void
    ) -> Key<CommandOutput> {
        .text(name, summary, .path, isRequired: isRequired, set)
    }
}
