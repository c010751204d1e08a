import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite("Slices of a budget")
struct ReservationsTests {
    private func reservations(_ limit: Budget, spent: Usage = Usage()) -> Reservations {
        Reservations(limit: limit, spent: spent, spentByStage: [:])
    }

    private func request(_ id: String, contenders: Int = 1, attempt: Budget = Budget()) -> Reservations.Request {
        Reservations.Request(id: id, stage: "S", attemptLimit: attempt, contenders: contenders)
    }

    @Test("Who is alone gets all that is left")
    func alone() {
        var one = reservations(Budget(costUSD: 10, tokens: 1_000), spent: Usage(inputTokens: 100, costUSD: 4))
        #expect(one.reserve(request("a")) == .slice(Budget(costUSD: 6, tokens: 900)))
    }

    @Test("Several that begin together share, and no one gets more than its own limit")
    func shared() {
        var both = reservations(Budget(costUSD: 10))
        #expect(both.reserve(request("a", contenders: 2)) == .slice(Budget(costUSD: 5)))
        #expect(both.reserve(request("b", attempt: Budget(costUSD: 2))) == .slice(Budget(costUSD: 2)))
    }

    @Test("What is reserved is waited for, what is spent is not")
    func waiting() {
        var one = reservations(Budget(costUSD: 1))
        #expect(one.reserve(request("a")) == .slice(Budget(costUSD: 1)))
        #expect(one.reserve(request("b")) == .wait)
        one.settle("a", of: "S", Usage(costUSD: 0.4))
        #expect(one.reserve(request("b")) == .slice(Budget(costUSD: 0.6)))
        one.settle("b", of: "S", Usage(costUSD: 0.6))
        #expect(one.reserve(request("c")) == .exhausted(.run))
    }

    @Test("A stage's own limit stops that stage only")
    func stage() {
        var one = reservations(Budget())
        var limited = request("a")
        limited.stageLimit = Budget(tokens: 10)
        #expect(one.reserve(limited) == .slice(Budget(tokens: 10)))
        one.settle("a", of: "S", Usage(inputTokens: 8, outputTokens: 5))
        #expect(one.reserve(limited) == .exhausted(.stage))
        #expect(one.reserve(request("b")) == .slice(Budget()))
    }

    @Test("Without limits nothing is ever waited for")
    func unlimited() {
        var one = reservations(Budget())
        for id in 0..<100 { #expect(one.reserve(request("\(id)", contenders: 3)) == .slice(Budget())) }
    }

    @Test("Slices and spending together never pass the limit, whatever is begun and ended", arguments: Seeds.all(200))
    func property(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let limit = Budget(
            costUSD: Double.random(in: 0.01...50, using: &random), tokens: .random(in: 1...9_999, using: &random))
        var book = reservations(limit)
        var open: [String: Budget] = [:]
        var spent = Usage()
        for step in 0..<60 {
            if Bool.random(using: &random) {
                let id = "\(step)"
                switch book.reserve(request(id, contenders: .random(in: 1...4, using: &random))) {
                case .slice(let slice): open[id] = slice
                case .wait: #expect(!open.isEmpty, "seed \(seed)")
                case .exhausted: #expect(open.isEmpty, "seed \(seed)")
                }
            } else if let (id, slice) = open.first {
                let part = Double.random(in: 0...1, using: &random)
                let used = Usage(
                    inputTokens: Int(Double(slice.tokens ?? 0) * part), outputTokens: 0,
                    costUSD: (slice.costUSD ?? 0) * part)
                open[id] = nil
                spent.add(used)
                book.settle(id, of: "S", used)
            }
            let cost = (spent.costUSD ?? 0) + open.values.compactMap(\.costUSD).reduce(0, +)
            let tokens = (spent.tokens ?? 0) + open.values.compactMap(\.tokens).reduce(0, +)
            #expect(cost <= (limit.costUSD ?? 0) + 1e-6 && tokens <= (limit.tokens ?? 0), "seed \(seed), step \(step)")
        }
    }
}
