import StateMachine
import Testing

@Suite("StateMachine: sums of what models have used")
struct UsageTests {
    private func sum(_ parts: Usage...) -> Usage? {
        var sum: Usage?
        for part in parts { sum.add(part) }
        return sum
    }

    private let known = Usage(inputTokens: 10, outputTokens: 5, cachedTokens: 4, costUSD: 0.5)
    private let tokens = Usage(inputTokens: 20, outputTokens: 1)

    @Test("What is known of every part is known of the sum")
    func whole() {
        #expect(sum() == nil)
        #expect(sum(known, known) == Usage(inputTokens: 20, outputTokens: 10, cachedTokens: 8, costUSD: 1))
    }

    @Test("A kind that nobody tells is unknown and makes the other kind no less certain")
    func unknownKind() {
        #expect(sum(tokens, tokens) == Usage(inputTokens: 40, outputTokens: 2))
        #expect(sum(Usage(costUSD: 1), Usage(costUSD: 1)) == Usage(costUSD: 2))
    }

    @Test("A kind that only some tell is the least that it can be, in whatever order they tell it")
    func partial() {
        let both = Usage(inputTokens: 30, outputTokens: 6, cachedTokens: 4, costUSD: 0.5, isPartial: true)
        #expect(sum(known, tokens) == both && sum(tokens, known) == both)
        #expect(sum(known, Usage())?.isPartial == true && sum(Usage(), known)?.isPartial == true)
        #expect(sum(both, known)?.isPartial == true)
    }

    @Test("That a model of which nothing is known was used is not the same as that none was")
    func unknown() {
        #expect(sum(Usage()) == Usage(isPartial: true) && sum(Usage())?.isUnknown == true)
    }

    @Test("Counts from outside do not overflow")
    func large() {
        let most = Usage(inputTokens: .max, outputTokens: .max)
        #expect(sum(most, most)?.inputTokens == .max && most.tokens == .max)
    }
}
