import Execution
import Platform
import RunStorage
import StateMachine
import Testing

@testable import Orchestration

/// What a person wants of a stage that is done once more.
@Suite struct StageOrderTests {
    @Test(
        "Another agent, another model and the person's words hold for the stage that they are about, and for no other")
    func onlyThere() async throws {
        let bench = try Self.bench(
            [Stage(name: "PLAN", workAgent: "first", nextStages: ["CODE"]), Stage(name: "CODE", workAgent: "first")])
        Self.reopen(bench, "PLAN", StageOrder(agent: "second", model: "great", feedback: "Smaller ``` steps"))
        Self.reopen(bench, "CODE", StageOrder())
        let executor = Self.executor()
        #expect(await bench.run(executor.simulated) == .complete)
        let calls = executor.calls.withLock { $0 }
        #expect(calls.map(\.agent) == ["second", "first"])
        #expect(calls.first?.arguments.contains("great") == true, "\(calls)")
        #expect(calls.last?.arguments.contains("great") == false, "\(calls)")
        let prompts = executor.simulated.prompts
        #expect(prompts.first?.contains("## What a person says about the earlier attempt") == true)
        #expect(prompts.first?.contains("````text\nSmaller ``` steps\n````") == true, "\(prompts)")
        #expect(prompts.last?.contains("What a person says") == false)
    }

    @Test("A model alone is for the stage's own agent")
    func modelAlone() async throws {
        let bench = try Self.bench([Stage(name: "PLAN", workAgent: "first")])
        Self.reopen(bench, "PLAN", StageOrder(model: "great"))
        let executor = Self.executor()
        #expect(await bench.run(executor.simulated) == .complete)
        let call = executor.calls.withLock { $0.first }
        #expect(call?.agent == "first" && call?.arguments.contains("great") == true, "\(String(describing: call))")
    }

    @Test("In a review another agent is another reviewer, who is told the person's words; who fixes stays the same")
    func review() throws {
        let review = Stage(name: "REVIEW", kind: .review, workAgent: "first", reviewAgent: "judge")
        let workflow = Workflow(stages: [review], agents: Self.team)
        let ordered = workflow.taking(StageOrder(agent: "second", model: "great"), for: 0)
        #expect(ordered.stages.first?.reviewers == ["second"])
        #expect(ordered.stages.first?.workAgent == "first")
        #expect(ordered.agent("second")?.model == "great")
        #expect(ordered.agent("first")?.model == nil)
    }

    @Test("One agent for a stage of several builders does all of it alone")
    func builders() {
        var stage = Stage(name: "CODE", workAgent: "first")
        stage.parallelAgents = ["first", "second"]
        let ordered = Workflow(stages: [stage], agents: Self.team).taking(StageOrder(agent: "judge"), for: 0)
        #expect(ordered.stages.first?.workAgent == "judge")
        #expect(ordered.stages.first?.parallelAgents == [])
    }

    @Test("An agent that is not in the workflow any more is not waited for")
    func gone() {
        let workflow = Workflow(stages: [Stage(name: "CODE", workAgent: "first")], agents: Self.team)
        #expect(workflow.taking(StageOrder(agent: "nobody"), for: 0).stages == workflow.stages)
    }

    @Test("What a person wants holds after a crash at any event, and in a refresh")
    func kept() async throws {
        let bench = try Self.bench([Stage(name: "PLAN", workAgent: "first")])
        Self.reopen(bench, "PLAN", StageOrder(agent: "second"))
        let before = bench.events.withLock { $0.count }
        #expect(await bench.run(Self.executor().simulated) == .complete)
        let events = bench.events.withLock { $0 }
        for count in before..<events.count {
            let cut = bench.cut(after: Array(events.prefix(count)))
            #expect(await cut.run(Self.executor().simulated) == .complete)
            let agents = cut.events(.attemptStarted).suffix(1).map(\.agent)
            #expect(agents == ["second"], "cut after \(count)")
        }
        var state = bench.state
        state.apply(
            Event(.stageReopened, stage: "PLAN").with {
                $0.isRefresh = true
                $0.sequence = state.lastEvent + 1
            }, in: bench.workflow)
        #expect(state.stages.first?.order?.agent == "second")
    }

    private struct Call: Sendable {
        var agent: String?
        var arguments: [String]
    }

    private static var team: [Agent] {
        ["first", "second", "judge"].map { Agent(name: $0, persona: .builder, runner: .program(.claude)) }
    }

    private static func bench(_ stages: [Stage]) throws -> Bench {
        let bench = try Bench(Workflow(stages: stages, agents: team))
        let done = stages.flatMap { stage in
            [Event(.stageStarted, stage: stage.name), Event(.stageCompleted, stage: stage.name)]
        }
        bench.events.withLock { $0 = [Event(.runStarted).with { $0.maximumSeconds = 3_600 }] + done }
        return bench
    }

    private static func reopen(_ bench: Bench, _ stage: String, _ order: StageOrder) {
        bench.events.withLock {
            $0.append(
                Event(.stageReopened, stage: stage).with {
                    $0.agent = order.agent
                    $0.model = order.model
                    $0.comment = order.feedback
                })
        }
    }

    private static func executor() -> (simulated: SimulatedExecutor, calls: Locked<[Call]>) {
        let calls = Locked<[Call]>([])
        let simulated = SimulatedExecutor { order in
            calls.withLock { $0.append(Call(agent: order.identity.agent, arguments: order.arguments)) }
            return SimulatedExecutor.told(AgentRecord(.completed))
        }
        return (simulated, calls)
    }
}
