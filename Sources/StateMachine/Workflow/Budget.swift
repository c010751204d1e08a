/// What may be spent; nil where there is no limit.
package struct Budget: Sendable, Equatable {
    /// US dollars that buy nothing: where so much is left, nothing is.
    package static let leastCostUSD = 0.001

    /// US dollars.
    package var costUSD: Double?
    /// Tokens in both directions.
    package var tokens: Int?

    /// Makes a budget; without limits by default.
    package init(costUSD: Double? = nil, tokens: Int? = nil) {
        self.costUSD = costUSD
        self.tokens = tokens
    }

    /// Whether there is no limit.
    package var isUnlimited: Bool { costUSD == nil && tokens == nil }

    /// Whether so much use reaches a limit; what is not known reaches none.
    package func isReached(by usage: Usage) -> Bool {
        if let costUSD, let cost = usage.costUSD, cost >= costUSD { return true }
        if let tokens, let used = usage.tokens, used >= tokens { return true }
        return false
    }

    /// The smaller of two limits, each for itself.
    package func limited(by other: Budget) -> Budget {
        Budget(
            costUSD: [costUSD, other.costUSD].compactMap(\.self).min(),
            tokens: [tokens, other.tokens].compactMap(\.self).min())
    }
}
