import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite struct BackOffTests {
    @Test("A back-off gives its places back and takes them again without a deadlock", .timeLimit(.minutes(10)))
    func placesAgain() async throws {
        let members = ["A", "B", "C", "D"]
        let stages =
            [Stage(name: "START", kind: .command(["true"]), nextStages: members)]
            + members.map {
                Stage(
                    name: $0, kind: .command(["true"]), retry: RetryPolicy(limit: 1, backoffSeconds: 5),
                    nextStages: ["END"])
            } + [Stage(name: "END", kind: .marker)]
        let group = ParallelGroup(name: "group", after: "START", stages: members, before: "END", maxConcurrent: 1)
        let bench = try Bench(Workflow(stages: stages, groups: [group], maxConcurrent: 1))
        let clock = bench.clock
        let executor = SimulatedExecutor { order in
            if order.stage == "A", order.number == 1 { return SimulatedExecutor.exit(1) }
            if order.stage == "B" {
                // A's back-off ends while B has both places, so that A waits for them in front of C.
                while !clock.sleeps.withLock({ $0.contains(5) }) { await Task.yield() }
                clock.advance(5)
                for _ in 0..<10_000 { await Task.yield() }
            }
            return SimulatedExecutor.exit(0)
        }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.mostAlive == 1)
        #expect(executor.started.filter { $0.hasPrefix("A/") } == ["A/1-command", "A/2-command"])
    }
}
