import StateMachine
import Testing

@testable import Orchestration

@Suite("Waiting for a provider")
struct QuotaBreakerTests {
    @Test("A stated time is kept, and never asked before")
    func stated() {
        var breaker = QuotaBreaker()
        #expect(breaker.trip(stated: 100, maximum: 1_000, chance: 0) == .wait(101))
        var late = QuotaBreaker()
        #expect(late.trip(stated: -5, maximum: 1_000, chance: 0) == .wait(2))
    }

    @Test("A provider that names moments that are over is not asked every few seconds")
    func past() {
        var breaker = QuotaBreaker()
        #expect(breaker.trip(stated: -5, maximum: 1_000, chance: 0) == .wait(2))
        #expect(breaker.trip(stated: -5, maximum: 1_000, chance: 0) == .wait(22.5))
        #expect(breaker.trip(stated: 60, maximum: 1_000, chance: 0) == .wait(61))
        #expect(breaker.trip(stated: -5, maximum: 1_000, chance: 0) == .wait(90))
    }

    @Test("Without one the pauses double, up to a quarter of an hour, and chance spreads them")
    func backOff() {
        var breaker = QuotaBreaker()
        var pauses: [Double] = []
        for _ in 0..<9 {
            guard case .wait(let seconds) = breaker.trip(stated: nil, maximum: 1e6, chance: 0.5) else { continue }
            pauses.append(seconds)
        }
        #expect(pauses == [15, 30, 60, 120, 240, 480, 900, 900, 900])
        var low = QuotaBreaker()
        var high = QuotaBreaker()
        #expect(low.trip(stated: nil, maximum: 100, chance: 0) == .wait(11.25))
        #expect(high.trip(stated: nil, maximum: 100, chance: 1) == .wait(18.75))
    }

    @Test("What would take longer than one is ready to wait is not waited for; an answer begins anew")
    func maximum() {
        var breaker = QuotaBreaker()
        #expect(breaker.trip(stated: nil, maximum: 20, chance: 0.5) == .wait(15))
        #expect(breaker.trip(stated: nil, maximum: 20, chance: 0.5) == .tooLong(30))
        breaker.reset()
        #expect(breaker.trip(stated: nil, maximum: 20, chance: 0.5) == .wait(15))
        var never = QuotaBreaker()
        #expect(never.trip(stated: nil, maximum: 0, chance: 0) == .tooLong(11.25))
    }

    @Test("Two attempts that meet the same limit wait for it once")
    func together() {
        let bench = AgentBench([Agent(name: "dev", persona: .builder, runner: .program(.claude))], maximumWait: 100)
        #expect(bench.limit("claude", of: "dev", stated: 10, now: 50, chance: 0) == .paused(11))
        #expect(bench.limit("claude", of: "dev", stated: 10, now: 51, chance: 0) == .paused(10))
        #expect(bench.secondsToWait(for: "dev", now: 55) == 6)
        #expect(bench.secondsToWait(for: "other", now: 55) == 0)
    }

    @Test("Runners follow one another, one step for attempts that fail at once; the last one is waited for")
    func fallback() {
        var agent = Agent(name: "dev", persona: .builder, runner: .program(.claude))
        agent.fallback = [.program(.codex)]
        let bench = AgentBench([agent], maximumWait: 100)
        #expect(bench.limit("claude", of: "dev", stated: nil, now: 0, chance: 0.5) == .replaced(by: .program(.codex)))
        #expect(bench.limit("claude", of: "dev", stated: nil, now: 0, chance: 0.5) == .replaced(by: .program(.codex)))
        #expect(bench.runner(of: "dev") == .program(.codex))
        #expect(bench.replace("codex", of: "dev") == nil)
        #expect(bench.limit("codex", of: "dev", stated: nil, now: 0, chance: 0.5) == .paused(15))
    }
}
