import Execution
import Platform
import RunStorage
import StateMachine
import Testing

@testable import Orchestration

@Suite struct ExecutionLoopTests {
    /// START to a group of commands, to END.
    private func fan(_ members: [String], retry: RetryPolicy = RetryPolicy(), places: Int = 2) -> Workflow {
        let stages =
            [Stage(name: "START", kind: .command(["true"]), nextStages: members)]
            + members.map { Stage(name: $0, kind: .command(["true"]), retry: retry, nextStages: ["END"]) }
            + [Stage(name: "END", kind: .marker)]
        let group = ParallelGroup(
            name: "group", after: "START", stages: members, before: "END", maxConcurrent: places)
        return Workflow(stages: stages, groups: [group], maxConcurrent: places)
    }

    @Test("A workflow of commands runs to its end, each stage once")
    func complete() async throws {
        let bench = try Bench(fan(["A", "B", "C"]))
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started.sorted() == ["A/1-command", "B/1-command", "C/1-command", "START/1-command"])
        #expect(bench.state.status == .complete)
    }

    @Test("One member fails: the others finish, the error is kept, the stage after the group does not start")
    func memberFails() async throws {
        let bench = try Bench(fan(["A", "B", "C"]))
        let executor = SimulatedExecutor { SimulatedExecutor.exit($0.stage == "A" ? 3 : 0) }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(bench.state.stages.map(\.status) == [.completed, .failed, .completed, .completed, .blocked])
        #expect(bench.state.stages[1].error?.contains("exit status 3") == true)
        let names = bench.events.withLock { $0.map(\.name) }
        #expect(names.filter { $0 == .parallelStageFailed }.count == 1)
        #expect(names.filter { $0 == .parallelGroupComplete }.count == 1)
    }

    @Test("Never more attempts at once than the group has places", arguments: [1, 2, 5])
    func places(places: Int) async throws {
        let bench = try Bench(fan((0..<20).map { "M\($0)" }, places: places))
        let executor = SimulatedExecutor { _ in
            await Task.yield()
            return SimulatedExecutor.exit(0)
        }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.mostAlive <= places)
    }

    @Test("AW-7: a member without a result is a failure, never a success")
    func lostMember() async throws {
        let bench = try Bench(fan(["A", "B"]))
        let executor = SimulatedExecutor { $0.stage == "A" ? .lost : SimulatedExecutor.exit(0) }
        let outcome = await bench.run(executor)
        #expect(outcome.exitCode == 8)
        #expect(bench.state.status == .error)
        #expect(bench.state.stages[3].status != .completed)
    }

    @Test("A resumed run does not run again what has finished")
    func resume() async throws {
        let bench = try Bench(fan(["A", "B"]))
        _ = await bench.run(SimulatedExecutor { SimulatedExecutor.exit($0.stage == "B" ? 1 : 0) })
        let second = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(second) == .complete)
        #expect(second.started == ["B/2-command"])
    }

    @Test("A crash at any event, then resume: nothing that completed is run again, and all is done")
    func crashes() async throws {
        let whole = try Bench(fan(["A", "B", "C"]))
        _ = await whole.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) })
        let all = whole.events.withLock { $0 }
        for length in 1..<all.count {
            let bench = whole.cut(after: Array(all.prefix(length)))
            guard !bench.state.isFinished else { continue }
            let done = Set(
                zip(bench.workflow.stages, bench.state.stages).filter { $1.status == .completed }.map(\.0.name))
            let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
            #expect(await bench.run(executor) == .complete, "after \(length) events")
            let again = executor.started.filter { done.contains(String($0.split(separator: "/")[0])) }
            #expect(again.isEmpty, "after \(length) events")
        }
    }

    @Test("A failed attempt is made again after its back-off, as often as the policy says")
    func retry() async throws {
        let bench = try Bench(fan(["A"], retry: RetryPolicy(limit: 2)))
        let executor = SimulatedExecutor { SimulatedExecutor.exit($0.stage == "A" && $0.number < 3 ? 1 : 0) }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started.filter { $0.hasPrefix("A/") } == ["A/1-command", "A/2-command", "A/3-command"])
    }

    @Test("A full disk in the middle ends with exit code 8 and starts nothing more", arguments: 3..<12)
    func fullDisk(limit: Int) async throws {
        let bench = try Bench(fan(["A", "B"]))
        let outcome = await bench.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) }, failsAt: limit)
        #expect(outcome.exitCode == 8)
    }

    @Test("Being told to end leaves the running stage interrupted and starts no other")
    func stopping() async throws {
        let bench = try Bench(fan(["A"]))
        let control = bench.control
        let executor = SimulatedExecutor { order in
            if order.stage == "START" { control.end(.interrupted(signal: 15)) }
            return SimulatedExecutor.exit(0, reason: .cancelled)
        }
        #expect(await bench.run(executor) == .interrupted(signal: 15))
        #expect(bench.state.status == .cancelled)
        #expect(bench.state.stages.map(\.status) == [.interrupted, .pending, .pending])
        #expect(executor.started == ["START/1-command"])
    }
}
