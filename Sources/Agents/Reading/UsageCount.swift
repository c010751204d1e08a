internal import StateMachine

/// Counts usage while records come, each message once, and never again with the final record.
struct UsageCount: Sendable {
    /// Messages that are remembered, because their usage can grow.
    private static let mostMessages = 256

    /// What the records have told so far.
    private(set) var usage = Usage()
    private var messages: [String: Usage] = [:]
    private var order: [String] = []

    /// The usage of a message; told again it takes the place of what was told before.
    mutating func count(_ new: Usage, message: String) {
        add(new, insteadOf: messages[message])
        if messages.updateValue(new, forKey: message) == nil { order.append(message) }
        if order.count > Self.mostMessages { messages[order.removeFirst()] = nil }
    }

    /// One more step.
    mutating func add(_ step: Usage) { add(step, insteadOf: nil) }

    /// What the program says that it has used in all; less than was counted is not believed.
    mutating func settle(_ total: Usage) {
        usage.inputTokens = Self.larger(usage.inputTokens, total.inputTokens)
        usage.outputTokens = Self.larger(usage.outputTokens, total.outputTokens)
        usage.cachedTokens = Self.larger(usage.cachedTokens, total.cachedTokens)
        usage.costUSD = [usage.costUSD, total.costUSD].compactMap(\.self).max()
        usage.isPartial = total.isPartial
    }

    private mutating func add(_ new: Usage, insteadOf old: Usage?) {
        usage.inputTokens = Self.sum(usage.inputTokens, new.inputTokens, old?.inputTokens)
        usage.outputTokens = Self.sum(usage.outputTokens, new.outputTokens, old?.outputTokens)
        usage.cachedTokens = Self.sum(usage.cachedTokens, new.cachedTokens, old?.cachedTokens)
        if let cost = new.costUSD { usage.costUSD = (usage.costUSD ?? 0) + max(0, cost - (old?.costUSD ?? 0)) }
    }

    private static func sum(_ total: Int?, _ new: Int?, _ old: Int?) -> Int? {
        guard let new else { return total }
        return (total ?? 0).addingWithoutOverflow(max(0, new - (old ?? 0)))
    }

    private static func larger(_ one: Int?, _ other: Int?) -> Int? { [one, other].compactMap(\.self).max() }
}

extension Usage {
    /// The same without what was told before. A total that is no larger cannot contain it: it is of this attempt alone.
    func without(_ earlier: Usage) -> Usage {
        var own = self
        own.inputTokens = Self.difference(inputTokens, earlier.inputTokens, isContained: isTokens(beyond: earlier))
        own.outputTokens = Self.difference(outputTokens, earlier.outputTokens, isContained: isTokens(beyond: earlier))
        own.cachedTokens = Self.difference(cachedTokens, earlier.cachedTokens, isContained: isTokens(beyond: earlier))
        if let costUSD, let before = earlier.costUSD, costUSD > before { own.costUSD = costUSD - before }
        return own
    }

    private func isTokens(beyond earlier: Usage) -> Bool { (tokens ?? 0) > (earlier.tokens ?? 0) }

    private static func difference(_ total: Int?, _ before: Int?, isContained: Bool) -> Int? {
        guard let total, let before, isContained else { return total }
        return max(0, total - before)
    }
}

extension RecordView {
    /// The usage that the record tells.
    var usage: Usage {
        let beside = count(.cachedBeside)
        var usage = Usage(
            inputTokens: sum([count(.inputTokens), count(.furtherInput), beside]), outputTokens: count(.outputTokens),
            cachedTokens: sum([count(.cachedInput), beside]), costUSD: amount(.cost))
        if let total = count(.totalTokens), usage.tokens == nil {
            usage.inputTokens = total
            usage.isPartial = true
        }
        return usage
    }

    private func sum(_ counts: [Int?]) -> Int? {
        counts.compactMap(\.self).reduce(nil) { $0?.addingWithoutOverflow($1) ?? $1 }
    }
}
