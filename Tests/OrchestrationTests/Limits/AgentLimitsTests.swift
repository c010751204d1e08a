import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite("Runs at their limits", .timeLimit(.minutes(10)))
struct AgentLimitsTests {
    private static func agent(_ name: String, continues: Bool = false, fallback: [Runner] = []) -> Agent {
        var agent = Agent(name: name, persona: .builder, runner: .program(.claude))
        agent.continuesSession = continues
        agent.fallback = fallback
        return agent
    }

    /// START, then members side by side, each with its agent, then END.
    private func workflow(_ agents: [Agent], _ members: [String], concurrent: Int = 4) -> Workflow {
        let stages =
            [Stage(name: "START", kind: .marker, nextStages: members)]
            + zip(members, agents).map { Stage(name: $0, workAgent: $1.name, nextStages: ["END"]) }
            + [Stage(name: "END", workAgent: agents[0].name)]
        let group = ParallelGroup(
            name: "group", after: "START", stages: members, before: "END", maxConcurrent: concurrent)
        return Workflow(stages: stages, groups: [group], agents: agents, maxConcurrent: concurrent)
    }

    @Test("Members get their shares before they start, and what follows starts only with what is left")
    func shares() async throws {
        let bench = try Bench(workflow([Self.agent("a"), Self.agent("b")], ["A", "B"]))
        let slices = Locked<[String: Budget]>([:])
        let executor = SimulatedExecutor { order in
            slices.withLock { $0[order.stage] = order.reading?.slice }
            return SimulatedExecutor.told(
                AgentRecord(.completed, usage: Usage(inputTokens: 1, outputTokens: 1, costUSD: 5)))
        }
        let outcome = await bench.run(executor, budget: Budget(costUSD: 10))
        #expect(outcome == .limitReached("The run has spent what it may."))
        #expect(outcome.exitCode == 6)
        #expect(bench.state.status == .budgetExhausted)
        #expect(slices.withLock { $0 } == ["A": Budget(costUSD: 5), "B": Budget(costUSD: 5)])
        #expect(bench.state.usage == Usage(inputTokens: 2, outputTokens: 2, costUSD: 10))
        #expect(bench.state.agents["a"]?.usage?.costUSD == 5)
        #expect(bench.events(.budgetReached).count == 1)

        #expect(await bench.resumed().run(executor, budget: Budget(costUSD: 20)) == .complete)
        #expect(slices.withLock { $0["END"] } == Budget(costUSD: 10))
    }

    @Test("An attempt that is ended at its slice leaves its stage as it is; the others go on")
    func spent() async throws {
        let bench = try Bench(workflow([Self.agent("a"), Self.agent("b")], ["A", "B"]))
        let executor = SimulatedExecutor { order in
            let used = AgentRecord(
                order.stage == "A" && order.number == 1 ? .aborted : .completed, usage: Usage(costUSD: 1))
            return SimulatedExecutor.told(used, reason: used.outcome == .aborted ? .budget : .exited)
        }
        #expect(await bench.run(executor, budget: Budget(costUSD: 4)).exitCode == 6)
        let state = bench.state
        #expect(state.stages.map(\.status) == [.completed, .interrupted, .completed, .pending])
        #expect(await bench.resumed().run(executor) == .complete)
        #expect(executor.started.filter { $0.hasPrefix("A/") } == ["A/1-work", "A/2-work"])
    }

    @Test("A limit of the provider is waited for while others work, and is no failure of the stage")
    func quota() async throws {
        let bench = try Bench(workflow([Self.agent("a"), Self.agent("b")], ["A", "B"]))
        let clock = bench.clock
        let executor = SimulatedExecutor { order in
            guard order.stage == "A", order.number == 1 else { return SimulatedExecutor.told(AgentRecord(.completed)) }
            return SimulatedExecutor.told(
                AgentRecord(.rateLimited, until: Timestamp(milliseconds: clock.now().milliseconds + 60_000)))
        }
        let waiter = Task {
            while !clock.sleeps.withLock({ $0.contains { $0 > 60 && $0 < 65 } }) { await Task.yield() }
            while bench.state.stages[2].status != .completed { await Task.yield() }
            clock.advance(65)
        }
        #expect(await bench.run(executor) == .complete)
        await waiter.value
        #expect(executor.started.filter { $0.hasPrefix("A/") } == ["A/1-work", "A/2-work"])
        let wait = try #require(bench.events(.quotaWait).first)
        #expect(wait.agent == "a" && wait.until != nil && wait.message?.contains("waits until") == true)
        #expect(bench.events(.attemptEnded).first?.agentOutcome == .rateLimited)
    }

    @Test("A wait that nobody is ready for ends with exit 6; the others are done first")
    func tooLong() async throws {
        var flow = workflow([Self.agent("a"), Self.agent("b")], ["A", "B"])
        flow.maximumQuotaWait = 0
        let bench = try Bench(flow)
        let executor = SimulatedExecutor { order in
            SimulatedExecutor.told(AgentRecord(order.stage == "A" && order.number == 1 ? .overloaded : .completed))
        }
        #expect(await bench.run(executor).exitCode == 6)
        #expect(bench.state.stages.map(\.status) == [.completed, .interrupted, .completed, .pending])
        #expect(await bench.resumed().run(executor) == .complete)
    }

    @Test("Where nobody is logged in nothing more starts, and what runs goes on")
    func notLoggedIn() async throws {
        let bench = try Bench(
            workflow([Self.agent("a"), Self.agent("b"), Self.agent("c")], ["A", "B", "C"], concurrent: 2))
        let executor = SimulatedExecutor { order in
            SimulatedExecutor.told(
                order.stage == "A" ? AgentRecord(.notLoggedIn, sentence: "Log in.") : AgentRecord(.completed))
        }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(bench.state.stages[1].error == "Log in.")
        #expect(Set(executor.started) == ["A/1-work", "B/1-work"])
        #expect(
            await bench.resumed().run(SimulatedExecutor { _ in SimulatedExecutor.told(AgentRecord(.completed)) })
                == .complete)
    }

    @Test(
        "Another runner takes over where the first cannot be used, and it is recorded",
        arguments: [
            AgentOutcome.notLoggedIn, .rateLimited, .overloaded,
        ])
    func fallback(outcome: AgentOutcome) async throws {
        let bench = try Bench(workflow([Self.agent("a", fallback: [.program(.codex)])], ["A"]))
        let runners = Locked<[String]>([])
        let executor = SimulatedExecutor { order in
            let runner = order.reading?.runner ?? ""
            runners.withLock { $0.append(order.stage + " " + runner) }
            return SimulatedExecutor.told(AgentRecord(runner == "claude" ? outcome : .completed))
        }
        #expect(await bench.run(executor) == .complete)
        #expect(runners.withLock { $0 } == ["A claude", "A codex", "END codex"])
        #expect(bench.events(.agentFallback).map(\.runner) == ["codex"])
    }

    @Test("One conversation is kept for an agent, and begun anew where it is not known any more")
    func conversation() async throws {
        let bench = try Bench(workflow([Self.agent("a", continues: true)], ["A"]))
        let sessions = Locked<[Bool]>([])
        let executor = SimulatedExecutor { order in
            let isContinued = order.arguments.contains("first") && order.reading?.continuesSession == true
            sessions.withLock { $0.append(isContinued) }
            if isContinued { return SimulatedExecutor.told(AgentRecord(.unknownSession)) }
            return SimulatedExecutor.told(AgentRecord(.completed, session: order.stage == "A" ? "first" : "second"))
        }
        #expect(await bench.run(executor) == .complete)
        #expect(sessions.withLock { $0 } == [false, true, false])
        #expect(bench.state.agents["a"]?.session == "second")
        #expect(bench.events(.warning).first?.message?.contains("conversation") == true)
    }

    @Test("Whoever reads a continued conversation knows what it had used before", arguments: ["first", "second"])
    func usedBefore(session: String) async throws {
        let bench = try Bench(workflow([Self.agent("a", continues: true)], ["A"]))
        let known = Locked<[Int?]>([])
        let executor = SimulatedExecutor { order in
            known.withLock { $0.append(order.reading?.usedBefore?.inputTokens) }
            return SimulatedExecutor.told(
                AgentRecord(
                    .completed, usage: Usage(inputTokens: 100, outputTokens: 20),
                    session: order.stage == "A" ? "first" : session))
        }
        #expect(await bench.run(executor) == .complete)
        #expect(known.withLock { $0 } == [nil, 100])
        // What begins anew has used nothing before.
        #expect(bench.state.agents["a"]?.sessionUsage?.inputTokens == (session == "first" ? 200 : 100))
        #expect(bench.state.agents["a"]?.usage?.inputTokens == 200)
    }

    @Test("Nobody talks in a conversation in which somebody talks")
    func alone() async throws {
        let one = Self.agent("a", continues: true)
        let bench = try Bench(workflow([one, one, one], ["A", "B", "C"]))
        let executor = SimulatedExecutor { _ in
            for _ in 0..<100 { await Task.yield() }
            return SimulatedExecutor.told(AgentRecord(.completed, session: "s"))
        }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.mostAlive == 1)
    }

    @Test("A tool that was denied is told even where the agent went on")
    func denied() async throws {
        let bench = try Bench(workflow([Self.agent("a")], ["A"]))
        let tool = DeniedTool(name: "Bash", detail: "swift test", permission: .full)
        let executor = SimulatedExecutor { _ in SimulatedExecutor.told(AgentRecord(.completed, denied: [tool])) }
        #expect(await bench.run(executor) == .complete)
        #expect(
            bench.events(.warning).first?.message
                == "a was denied Bash (swift test); `\"permission_mode\": \"full\"` would have allowed it.")
    }
}
