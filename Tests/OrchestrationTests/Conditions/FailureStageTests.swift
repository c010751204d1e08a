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

    @Test("A failure while it is at work is told to it next")
    func meanwhile() async throws {
        var stages = workflow.stages
        stages[0].nextStages = ["B", "LONG"]
        stages.append(Stage(name: "LONG", kind: .command(["true"]), nextStages: ["C"]))
        let bench = try Bench(Workflow(stages: stages, maxConcurrent: 3))
        let executor = SimulatedExecutor { order in
            if order.stage == "LONG" { try? await bench.when(.attemptStarted, of: "HELP") }
            if order.stage == "HELP", order.number == 1 { try? await bench.when(.stageFailed, of: "C") }
            return SimulatedExecutor.exit(["B", "C"].contains(order.stage) ? 3 : 0)
        }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(executor.started.filter { $0.hasPrefix("HELP") } == ["HELP/1-work", "HELP/2-work"])
        #expect(executor.prompts.first?.contains("C: Ended") == false)
        #expect(executor.prompts.last?.contains("C: Ended") == true)
    }

    @Test(
        "The engine was killed while it was at work: the next one waits for it, whatever becomes of the failure",
        arguments: [true, false])
    func adopted(isLost: Bool) async throws {
        let whole = try Bench(workflow)
        _ = await whole.run(SimulatedExecutor { SimulatedExecutor.exit($0.stage == "B" ? 3 : 0) })
        let all = whole.events.withLock { $0 }
        let begun = try #require(all.lastIndex { $0.name == .attemptStarted && $0.stage == "HELP" })
        let bench = whole.cut(after: Array(all.prefix(begun + 1)))
        if isLost { try FileSystem.removeFile(bench.directory.path + "/attempts/HELP/01-work/result.json") }
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started == ["B/2-command"])
        #expect(bench.events(.attemptEnded).contains { $0.stage == "HELP" })
        #expect(bench.state.stages.last?.status == (isLost ? .skipped : .completed))
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
