import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite("What limits leave behind", .timeLimit(.minutes(10)))
struct LimitEndingsTests {
    private static func agent(_ name: String) -> Agent {
        Agent(name: name, persona: .builder, runner: .program(.claude))
    }

    private static func reviewed(concurrent: Int = 2) -> Workflow {
        var review = Stage(name: "REVIEW", kind: .review, workAgent: "builder", maxIterations: 1)
        review.reviewAgents = ["one", "two"]
        return Workflow(
            stages: [review], agents: [Self.agent("builder"), Self.agent("one"), Self.agent("two")],
            maxConcurrent: concurrent)
    }

    @Test("A limit that one of several reviewers meets ends the run with exit 6, and a resume goes on")
    func limitedReviewer() async throws {
        let bench = try Bench(Self.reviewed())
        let executor = SimulatedExecutor { order in
            let isSpent = order.identity.agent == "one"
            return SimulatedExecutor.told(
                AgentRecord(isSpent ? .aborted : .completed, usage: Usage(costUSD: 1)),
                reason: isSpent ? .budget : .exited)
        }
        #expect(await bench.run(executor, budget: Budget(costUSD: 2)).exitCode == 6)
        #expect(bench.events(.budgetReached).count == 1)
        #expect(bench.state.stages[0].status == .interrupted)
    }

    @Test("That a reviewer is not logged in is told, although it keeps the others from starting")
    func reviewerWithoutLogin() async throws {
        let bench = try Bench(Self.reviewed(concurrent: 1))
        let executor = SimulatedExecutor { _ in
            SimulatedExecutor.told(AgentRecord(.notLoggedIn, sentence: "Log in."))
        }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(executor.started.count == 1)
        #expect(bench.state.stages[0].error?.contains("Log in.") == true)
    }

    @Test("Work that was finished when its supervisor ended it at its share is taken")
    func finished() async throws {
        let stage = Stage(name: "A", workAgent: "a")
        let bench = try Bench(Workflow(stages: [stage], agents: [Self.agent("a")]))
        let executor = SimulatedExecutor { _ in
            SimulatedExecutor.told(AgentRecord(.completed, usage: Usage(costUSD: 3)), reason: .budget)
        }
        #expect(await bench.run(executor, budget: Budget(costUSD: 2)) == .complete)
        #expect(bench.state.usage?.costUSD == 3)
        #expect(bench.events(.attemptEnded).map(\.agentOutcome) == [nil])
    }

    @Test("What asks for its share when nothing more starts gets none")
    func waiting() async throws {
        let ledger = BudgetLedger(of: RunState(of: Self.reviewed()), in: Self.reviewed())
        let gate = LaunchGate()
        gate.close()
        let places = StagePlaces(group: nil, run: AsyncSemaphore(places: 1))
        await #expect(throws: StageEnd.self) {
            try await ledger.reserve(Reservations.Request(id: "x", stage: "B"), gate, places)
        }
    }

    @Test("What a lost attempt has used is unknown, not nothing")
    func lost() async throws {
        let stage = Stage(name: "A", workAgent: "a")
        let bench = try Bench(Workflow(stages: [stage], agents: [Self.agent("a")]))
        let first = await bench.run(SimulatedExecutor { _ in .lost })
        #expect(first.exitCode == 8)
        let executor = SimulatedExecutor { _ in
            SimulatedExecutor.told(AgentRecord(.completed, usage: Usage(inputTokens: 1, outputTokens: 1, costUSD: 1)))
        }
        #expect(await bench.resumed().run(executor) == .complete)
        let expected = Usage(inputTokens: 1, outputTokens: 1, costUSD: 1, isPartial: true)
        #expect(bench.state.usage == expected)
        #expect(bench.state.agents["a"]?.usage == expected)
    }

    @Test("What a lost attempt has used is counted as far as its log tells it")
    func lostWithLog() async throws {
        let bench = try Bench(Workflow(stages: [Stage(name: "A", workAgent: "a")], agents: [Self.agent("a")]))
        let attempt = bench.directory.path + "/attempts/A/01-work"
        let first = await bench.run(
            SimulatedExecutor { _ in
                let said =
                    #"{"type":"assistant","message":{"id":"m","role":"assistant","content":[],"usage":{"input_tokens":70,"output_tokens":8}}}"#
                try? FileSystem.makeDirectories(attempt)
                try? AtomicFile.write(Array((said + "\n{\"type\":\"assi").utf8), to: attempt + "/stdout.log")
                return .lost
            })
        #expect(first.exitCode == 8)
        #expect(bench.state.usage == Usage(inputTokens: 70, outputTokens: 8, isPartial: true))
    }

    @Test("A program that does not know a conversation which nobody has named fails, and is not asked without end")
    func noSession() async throws {
        let stage = Stage(name: "A", workAgent: "a")
        let bench = try Bench(Workflow(stages: [stage], agents: [Self.agent("a")]))
        let executor = SimulatedExecutor { order in
            SimulatedExecutor.told(AgentRecord(order.number < 5 ? .unknownSession : .completed))
        }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(executor.started == ["A/1-work"])
    }

    @Test(
        "What a killed engine has given to an attempt is not given again before that is taken up",
        arguments: [false, true])
    func adopted(inConversation: Bool) async throws {
        let members = ["A", "B"]
        var agent = Self.agent("a")
        agent.continuesSession = inConversation
        let bench = try Bench(
            Workflow(
                stages: [Stage(name: "START", kind: .marker, nextStages: members)]
                    + members.map { Stage(name: $0, workAgent: "a", nextStages: ["END"]) }
                    + [Stage(name: "END", kind: .marker)],
                groups: [ParallelGroup(name: "group", after: "START", stages: members, before: "END")],
                agents: [agent], maxConcurrent: 1))
        bench.events.withLock {
            $0 = [
                Event(.runStarted).with {
                    $0.maximumSeconds = 3_600
                    $0.maximumCost = 2
                }, Event(.stageStarted, stage: "START"), Event(.stageCompleted, stage: "START"),
                Event(.stageStarted, stage: "B"),
                Event(.attemptStarted, stage: "B").with {
                    $0.attempt = 1
                    $0.role = .work
                    $0.agent = "a"
                },
            ]
        }
        let attempt = try #require(bench.state.stages[2].log.first)
        var order = AttemptOrder(
            runID: "run", identity: attempt.identity(of: "B"), id: "run/B/\(attempt.directoryName)", arguments: [],
            directory: "/", variables: [], hasPrompt: false, timeoutSeconds: nil, runSecondsLeft: nil)
        order.reading = ReadingOrder(runner: "claude", slice: Budget(costUSD: 1.5))
        guard
            case .ended(let result) = SimulatedExecutor.told(
                AgentRecord(.completed, usage: Usage(costUSD: 1.5), session: "s"))
        else { return }
        let home = AttemptDirectory(path: "\(bench.directory.path)/attempts/B/\(attempt.directoryName)")
        try FileSystem.makeDirectories(home.path)
        try AtomicFile.write(order.encode(), to: home.order)
        try AtomicFile.write(result.encode(), to: home.result)
        let slices = Locked<[Double?]>([])
        let executor = SimulatedExecutor { order in
            slices.withLock { $0.append(order.reading?.slice.costUSD) }
            return SimulatedExecutor.told(AgentRecord(.completed, usage: Usage(costUSD: 0.25), session: "s"))
        }
        #expect(await bench.run(executor) == .complete)
        #expect(slices.withLock { $0 } == [0.5])
        #expect(bench.state.usage?.costUSD == 1.75)
        #expect(bench.events(.runEnded).count == 1)
    }
}
