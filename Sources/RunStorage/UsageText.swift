package import JSONText
package import StateMachine

/// Usage as JSON: `{input_tokens, output_tokens, cached_tokens, cost_usd}`, null where unknown.
package enum UsageText {
    /// Writes an object; `partial` only where a part is not known.
    package static func write(_ usage: Usage, to writer: inout JSONWriter) {
        usage.write(to: &writer)
    }

    /// Reads what `write` has written; numbers that cannot be are left out.
    package static func read(_ value: JSONValue) -> Usage {
        Usage(
            inputTokens: count(value["input_tokens"]), outputTokens: count(value["output_tokens"]),
            cachedTokens: count(value["cached_tokens"]),
            costUSD: value["cost_usd"]?.double.flatMap { $0 >= 0 ? $0 : nil },
            isPartial: value["partial"]?.bool ?? false)
    }

    /// The same where at least something is known.
    static func known(_ value: JSONValue) -> Usage? {
        let usage = read(value)
        return usage == Usage() ? nil : usage
    }

    private static func count(_ value: JSONValue?) -> Int? {
        value?.integer.flatMap { $0 >= 0 ? $0 : nil }
    }
}

extension Usage: Recorded {
    static let fields: [RecordField<Usage>] = [
        .orNull("input_tokens", "Tokens that were sent.") { $0.inputTokens },
        .orNull("output_tokens", "Tokens that were answered.") { $0.outputTokens },
        .orNull("cached_tokens", "Sent tokens that came from a cache.") { $0.cachedTokens },
        .orNull("cost_usd", "The cost in US dollars.") { $0.costUSD },
        .known("partial", "Whether something that was used is not in these numbers.") { $0.isPartial ? true : nil },
    ]
}
