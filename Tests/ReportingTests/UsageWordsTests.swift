import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: cost, tokens and moments in words")
struct UsageWordsTests {
    @Test(
        "Dollars have cents, and four digits where cents are too coarse",
        arguments: [
            (0, "$0.00"), (0.42, "$0.42"), (0.0008, "$0.0008"), (0.0000001, "$0.0001"), (0.00999, "$0.01"),
            (0.0099, "$0.0099"), (1.2, "$1.20"), (1.999, "$2.00"), (1_234.5, "$1234.50"), (-1, "$0.00"),
            (.nan, "$0.00"), (1e300, "$1000000000000.00"),
        ] as [(Double, String)])
    func dollars(amount: Double, expected: String) {
        #expect(CostText.render(dollars: amount) == expected)
    }

    @Test("What is not known is said to be unknown, and what is known in part to be the least that it can be")
    func costs() {
        let known = Usage(inputTokens: 1, outputTokens: 1, costUSD: 1.2)
        let partial = Usage(costUSD: 1.2, isPartial: true)
        #expect(CostText.render(known) == "$1.20" && CostText.render(known, limit: 5) == "$1.20 of $5.00")
        #expect(CostText.render(partial, limit: 5) == "at least $1.20 of $5.00")
        #expect(CostText.render(Usage()) == "unknown" && CostText.render(Usage(), limit: 5) == "unknown (limit $5.00)")
        #expect(CostText.short(known) == "$1.20" && CostText.short(partial) == "≥ $1.20")
        #expect(CostText.short(Usage()) == "unknown")
        #expect(CostText.ending(known) == ", $1.20" && CostText.ending(partial) == ", at least $1.20")
        #expect(CostText.ending(Usage(inputTokens: 1)).isEmpty && CostText.ending(nil).isEmpty)
    }

    @Test(
        "Counts of tokens are short",
        arguments: [
            (0, "0"), (-1, "0"), (999, "999"), (1_000, "1k"), (1_249, "1.2k"), (1_250, "1.3k"), (9_949, "9.9k"),
            (9_950, "10k"), (120_499, "120k"), (999_499, "999k"), (999_500, "1M"), (1_250_000, "1.3M"),
            (12_400_000, "12M"), (.max, "9223372036855M"),
        ])
    func counts(tokens: Int, expected: String) {
        #expect(TokenText.count(tokens) == expected)
    }

    @Test("Tokens by direction, with those from a cache, after their sum where that has a limit")
    func tokens() {
        let usage = Usage(inputTokens: 1_200, outputTokens: 20, cachedTokens: 300, costUSD: 1)
        #expect(TokenText.render(usage) == "1.2k in (300 cached), 20 out")
        #expect(TokenText.render(usage, limit: 1_000_000) == "1.2k of 1M: 1.2k in (300 cached), 20 out")
        #expect(TokenText.render(Usage(outputTokens: 20, isPartial: true)) == "at least 20 out")
        #expect(TokenText.render(Usage(inputTokens: 5, cachedTokens: 0)) == "5 in")
        #expect(TokenText.render(Usage(costUSD: 1)) == "unknown")
        #expect(TokenText.render(Usage(), limit: 2_000) == "unknown (limit 2k)")
    }

    @Test("A budget names what it limits")
    func budgets() {
        #expect(BudgetText.render(Budget()).isEmpty)
        #expect(BudgetText.render(Budget(costUSD: 5)) == "$5.00")
        #expect(BudgetText.render(Budget(costUSD: 0.5, tokens: 1_000_000)) == "$0.50 and 1M tokens")
    }

    @Test(
        "A moment to come is as exact as one needs it, and never too early",
        arguments: [
            (15_000 as Int64, "04:38:50"), (599_000, "04:48:34"), (3_600_000, "05:39"), (25_000, "04:39:00"),
            (86_400_000, "2026-11-22 04:39"), (-1_000, "04:38:34"),
        ])
    func moments(later: Int64, expected: String) {
        let now = Timestamp(milliseconds: 1_795_235_915_000)
        let moment = Timestamp(milliseconds: now.milliseconds + later)
        #expect(ClockText.upcoming(moment, now: now, offset: 0) == expected)
    }

    @Test("A wait is told by the clock on the wall; anything else that begins like one is none")
    func waits() {
        let now = Timestamp(milliseconds: 1_795_235_915_000)
        let wait = QuotaWait("waits until 2026-11-21T13:59:30.000Z: \u{1B}[1mYou have hit your limit.\nmore")
        #expect(wait?.text(now: now, clockOffset: 0) == "waits until 14:00: You have hit your limit.")
        #expect(wait?.text(now: now, clockOffset: -18_000) == "waits until 09:00: You have hit your limit.")
        #expect(
            QuotaWait("waits until 2026-11-21T13:59:30.000Z")?.text(now: now, clockOffset: 0) == "waits until 14:00")
        for text in ["waits until noon: x", "waits until ", "", "Bash: waits until 2026-11-21T13:59:30.000Z: x"] {
            #expect(QuotaWait(text) == nil)
        }
    }
}
