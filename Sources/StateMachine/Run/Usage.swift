/// What attempts have used of a model; nil where nobody has told.
package struct Usage: Sendable, Equatable {
    /// Tokens that were sent, those from a cache included.
    package var inputTokens: Int?
    /// Tokens that were answered.
    package var outputTokens: Int?
    /// Tokens of `inputTokens` that came from a cache.
    package var cachedTokens: Int?
    /// Cost in US dollars, as reported or by a table of prices.
    package var costUSD: Double?
    /// Whether a part of it is not known, so that every number is "at least".
    package var isPartial = false

    /// Makes usage; nothing is known by default.
    package init(
        inputTokens: Int? = nil, outputTokens: Int? = nil, cachedTokens: Int? = nil, costUSD: Double? = nil,
        isPartial: Bool = false
    ) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cachedTokens = cachedTokens
        self.costUSD = costUSD
        self.isPartial = isPartial
    }

    /// Tokens in both directions; nil when neither is known.
    package var tokens: Int? {
        inputTokens == nil && outputTokens == nil ? nil : Self.sum(inputTokens ?? 0, outputTokens ?? 0)
    }

    /// Whether nothing at all is known.
    package var isUnknown: Bool {
        inputTokens == nil && outputTokens == nil && cachedTokens == nil && costUSD == nil
    }

    /// The same as the beginning of a sum. That nothing at all is known must not look as if nothing was used; what is
    /// not known of one kind says so itself, and makes the other kind no less certain.
    var counted: Usage {
        var counted = self
        counted.isPartial = isPartial || isUnknown
        return counted
    }

    /// Adds what one more attempt has used.
    package mutating func add(_ other: Usage) {
        let isMixed = (tokens == nil) != (other.tokens == nil) || (costUSD == nil) != (other.costUSD == nil)
        isPartial = isPartial || other.counted.isPartial || isMixed
        inputTokens = Self.sum(inputTokens, other.inputTokens)
        outputTokens = Self.sum(outputTokens, other.outputTokens)
        cachedTokens = Self.sum(cachedTokens, other.cachedTokens)
        // Sums of decimal fractions grow tails; a billionth of a dollar is nobody's loss.
        if let cost = other.costUSD { costUSD = (((costUSD ?? 0) + cost) * 1e9).rounded() / 1e9 }
    }

    private static func sum(_ one: Int?, _ other: Int?) -> Int? {
        guard let one, let other else { return one ?? other }
        return sum(one, other)
    }

    /// A sum that stays at the largest number instead of trapping: counts come from outside.
    private static func sum(_ one: Int, _ other: Int) -> Int {
        let (sum, isTooLarge) = one.addingReportingOverflow(other)
        return isTooLarge ? .max : sum
    }
}
