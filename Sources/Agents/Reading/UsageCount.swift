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
    /// What was used since the conversation had used so much; a smaller sum than before is none of the conversation.
    func since(_ before: Usage, _ sums: [ConversationSum]) -> Usage {
        var usage = self
        if sums.contains(.tokens), let sent = inputTokens, let answered = outputTokens,
            sent >= before.inputTokens ?? 0, answered >= before.outputTokens ?? 0
        {
            usage.inputTokens = sent - (before.inputTokens ?? 0)
            usage.outputTokens = answered - (before.outputTokens ?? 0)
            usage.cachedTokens = cachedTokens.map { max(0, $0 - (before.cachedTokens ?? 0)) }
        }
        // A sum of fractions may be a little less than its parts.
        if sums.contains(.cost), let costUSD, let earlier = before.costUSD, costUSD > earlier - 1e-6 {
            usage.costUSD = max(0, ((costUSD - earlier) * 1e9).rounded() / 1e9)
        }
        return usage
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
