import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite("Stages that are run when others have failed")
struct FailureStageTests {
    /// A fan of two commands with an agent for their failure, and an end.
    private let workflow: Workflow = {
        var stages = [
            Stage(name: "A", kind: .command(["true"]), nextStages: ["B", "C"]),
            Stage(name: "B", kind: .command(["true"]), nextStages: ["END"]),
            Stage(name: "C", kind: .command(["true"]), nextStages: ["END"]),
            Stage(name: "END", kind: .marker), Stage(name: "HELP", workAgent: "pm"),
        ]
        stages[1].onFailure = "HELP"
        stages[2].onFailure = "HELP"
        return Workflow(stages: stages)
    }()

    @Test("The agent is told once which stages have failed and why, fenced as data")
    func prompt() async throws {
        let bench = try Bench(workflow)
        let executor = SimulatedExecutor { SimulatedExecutor.exit(["B", "C"].contains($0.stage) ? 3 : 0) }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(executor.started.filter { $0.hasPrefix("HELP") } == ["HELP/1-work"])
        let prompt = try #require(executor.prompts.last)
        #expect(prompt.contains("## What has failed"))
        #expect(prompt.contains("```text\nB: Ended with exit status 3\nC: Ended with exit status 3\n```"), "\(prompt)")
        #expect(bench.state.stages.map(\.status) == [.completed, .failed, .failed, .blocked, .completed])
    }

    @Test("Its own failure changes nothing, and without a failure it does not run")
    func outcome() async throws {
        let failing = try Bench(workflow)
        let executor = SimulatedExecutor { SimulatedExecutor.exit(["B", "HELP"].contains($0.stage) ? 3 : 0) }
        #expect(await failing.run(executor) == .stageFailed)
        #expect(failing.state.stages.last?.status == .failed)
        let good = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await failing.resumed().run(good) == .complete)
        #expect(good.started == ["B/2-command"])
        #expect(failing.state.stages.last?.status == .pending)
    }

    @Test("A run goes on with a failure that is allowed, and fails at its end")
    func continuation() async throws {
        var stages = [
            Stage(name: "A", kind: .command(["true"]), nextStages: ["B"]), Stage(name: "B", kind: .command(["true"])),
        ]
        stages[0].continuesOnFailure = true
        let bench = try Bench(Workflow(stages: stages))
        #expect(await bench.run(SimulatedExecutor { SimulatedExecutor.exit($0.stage == "A" ? 1 : 0) }) == .stageFailed)
        #expect(bench.state.stages.map(\.status) == [.failed, .completed])
        #expect(bench.state.status == .failed)
    }
}
