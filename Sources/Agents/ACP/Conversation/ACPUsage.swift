import JSONText
import StateMachine

/// What a session has used in all, as the agent tells it in pieces; who reads it takes off what was told before.
struct ACPUsage: Sendable {
    /// The totals so far.
    private(set) var total = Usage()

    /// Takes an update: only its cost is of use, because its tokens are those of the context now.
    ///
    /// - Returns: whether something is known that was not known before.
    mutating func take(update: JSONValue) -> Bool {
        guard let cost = update["cost"], cost["currency"]?.string ?? "USD" == "USD",
            let amount = cost["amount"]?.double, amount >= 0
        else { return false }
        let before = total
        total.costUSD = amount
        return total != before
    }

    /// Takes what came with the answer to the prompt.
    mutating func take(answer: JSONValue?) -> Bool {
        guard let answer else { return false }
        let before = total
        let input = Self.count(answer["inputTokens"])
        let output = Self.count(answer["outputTokens"])
        let read = Self.count(answer["cachedReadTokens"])
        let cached = (read ?? 0).addingReportingOverflow(Self.count(answer["cachedWriteTokens"]) ?? 0).partialValue
        total.inputTokens = input ?? total.inputTokens
        total.outputTokens = output ?? total.outputTokens
        total.cachedTokens = read ?? total.cachedTokens
        // Most agents count what came from a cache apart, as the sum of all shows.
        if let input, let sum = Self.count(answer["totalTokens"]), cached > 0,
            sum - cached - input >= (output ?? 0)
        {
            total.inputTokens = input + cached
        }
        return total != before
    }

    /// A number of tokens that can be one.
    private static func count(_ value: JSONValue?) -> Int? {
        guard let number = value?.integer, number >= 0, number < 1 << 50 else { return nil }
        return number
    }
}
