import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite("Conditions of stages")
struct ConditionTests {
    /// A, then B under a condition, then C.
    private func workflow(_ change: (inout Condition) -> Void) -> Workflow {
        var condition = Condition()
        change(&condition)
        var stages = ["A", "B", "C"].map { Stage(name: $0, kind: .command(["true"])) }
        stages[0].nextStages = ["B"]
        stages[1].nextStages = ["C"]
        stages[1].condition = condition
        return Workflow(stages: stages)
    }

    private func reason(_ bench: Bench) -> String? { bench.events(.stageSkipped).first?.message }

    @Test("An artifact that is not there skips the stage with the reason, and the stages after it go on")
    func missing() async throws {
        let bench = try Bench(workflow { $0.artifactExists = ["a.md"] })
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started == ["A/1-command", "C/1-command"])
        #expect(reason(bench) == "when: there is no artifact a.md")
        #expect(bench.state.stages.map(\.status) == [.completed, .skipped, .completed])
        #expect(bench.events(.stageStarted).compactMap(\.stage) == ["A", "C"])
    }

    @Test("What is there lets the stage run; a text must stand in it letter by letter, also across two pieces")
    func contents() async throws {
        let filler = String(repeating: "x", count: (1 << 18) - 2)
        for (text, isFound) in [("verdict: GO", true), ("verdict: go", false), (filler + "GO!", true), ("", false)] {
            let bench = try Bench(
                workflow { $0.artifactContains = [Condition.Passage(artifact: "a.md", text: "GO")] })
            try Descriptor.replacing(bench.directory.path + "/artifacts/a.md").write(text.utf8)
            let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
            #expect(await bench.run(executor) == .complete)
            #expect(executor.started.contains("B/1-command") == isFound)
            let isEmpty = text.isEmpty
            let expected = isEmpty ? "there is no artifact a.md" : #"artifact a.md does not contain "GO""#
            #expect(reason(bench) == (isFound ? nil : "when: " + expected))
        }
    }

    @Test("A link or a directory in the place of an artifact fails the stage: nothing behind it is believed")
    func replaced() async throws {
        for isLink in [true, false] {
            let bench = try Bench(workflow { $0.artifactExists = ["a.md"] })
            let place = bench.directory.path + "/artifacts/a.md"
            if isLink { SymbolicLink.make(place, to: "/etc/passwd") } else { try FileSystem.makeDirectory(place) }
            #expect(await bench.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) }) == .stageFailed)
            let error = try #require(bench.state.stages[1].error)
            #expect(error.contains(isLink ? "symbolic link" : "is a directory"), "\(error)")
            #expect(bench.events(.stageStarted).compactMap(\.stage) == ["A", "B"])
        }
    }

    @Test("Without a base commit nothing is decided about changes: the stage fails with what to do")
    func withoutCommit() async throws {
        let bench = try Bench(workflow { $0.changed = ["**"] })
        #expect(await bench.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) }) == .stageFailed)
        #expect(bench.state.stages[1].error?.contains("the run has no base commit") == true)
    }

    @Test("A variable that is not set skips the stage")
    func environment() async throws {
        let bench = try Bench(workflow { $0.environment = [Condition.Variable(name: "CI")] })
        #expect(await bench.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) }) == .complete)
        #expect(reason(bench) == "when: the variable CI is not set")
    }

    @Test("A program decides by its exit status, once", arguments: [0, 1])
    func program(status: Int) async throws {
        let bench = try Bench(workflow { $0.exitStatus = Condition.Ending(command: ["check"], status: 0) })
        let executor = SimulatedExecutor { SimulatedExecutor.exit($0.arguments == ["check"] ? status : 0) }
        #expect(await bench.run(executor) == .complete)
        let own = status == 0 ? ["B/2-command"] : []
        #expect(executor.started == ["A/1-command", "B/1-command"] + own + ["C/1-command"])
        #expect(reason(bench) == (status == 0 ? nil : "when: `check` ended with exit status 1, not 0"))
    }

    @Test("What a stage has left is put aside when its condition does not hold any more")
    func putAside() async throws {
        var frame = workflow { $0.environment = [Condition.Variable(name: "CI")] }.stages
        frame[1].artifacts = ["b.md"]
        let bench = try Bench(Workflow(stages: frame))
        try Descriptor.replacing(bench.directory.path + "/artifacts/b.md").write("old".utf8)
        #expect(await bench.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) }) == .complete)
        #expect(FileSystem.list(bench.directory.path + "/artifacts").isEmpty)
        #expect(FileSystem.exists(bench.directory.path + "/attempts/B/00-before/artifacts/b.md"))
    }

    @Test("A program that could not be started, or was ended, decides nothing: the stage fails")
    func undecided() async throws {
        for reason in [AttemptResult.Reason.spawnFailed, .timeout] {
            let bench = try Bench(workflow { $0.exitStatus = Condition.Ending(command: ["check"], status: 1) })
            let executor = SimulatedExecutor {
                $0.arguments == ["check"] ? SimulatedExecutor.exit(1, reason: reason) : SimulatedExecutor.exit(0)
            }
            #expect(await bench.run(executor) == .stageFailed)
            #expect(bench.state.stages[1].error?.contains("could not be decided by `check`") == true)
            #expect(bench.state.stages[2].status == .blocked)
        }
    }

    @Test("A crash after any event: the program of a condition that has ended is not run again", arguments: [0, 1])
    func crashes(status: Int) async throws {
        let whole = try Bench(workflow { $0.exitStatus = Condition.Ending(command: ["check"], status: 0) })
        let answer: SimulatedExecutor.Answer = { SimulatedExecutor.exit($0.arguments == ["check"] ? status : 0) }
        _ = await whole.run(SimulatedExecutor(answer))
        let all = whole.events.withLock { $0 }
        for length in 1..<all.count {
            let bench = whole.cut(after: Array(all.prefix(length)))
            guard !bench.state.isFinished else { continue }
            let hadBegun = bench.events(.attemptStarted).contains { $0.task == AttemptState.conditionTask }
            let executor = SimulatedExecutor(answer)
            #expect(await bench.run(executor) == .complete, "cut after \(length)")
            if hadBegun { #expect(!executor.started.contains("B/1-command"), "cut after \(length)") }
            #expect(bench.state.stages[1].status == (status == 0 ? .completed : .skipped), "cut after \(length)")
        }
    }
}
