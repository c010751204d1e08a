import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite struct EndingTests {
    private let two = Workflow(
        stages: [
            Stage(name: "A", kind: .command(["true"]), artifacts: ["a.md"], nextStages: ["B"]),
            Stage(name: "B", kind: .marker),
        ], groups: [], maxConcurrent: 2)

    @Test("A disk that fails says nothing about the stage: work that is done is not repeated by the resume")
    func storage() async throws {
        let bench = try Bench(two)
        let path = bench.directory.path
        let artifact = path + "/artifacts"
        let executor = SimulatedExecutor { order in
            // The reply cannot become the artifact because its directory has become a file.
            let directory = path + "/attempts/A/01-command"
            try? FileSystem.makeDirectories(directory)
            try? AtomicFile.write(Array("a reply".utf8), to: directory + "/stdout.log")
            try? FileSystem.removeTree(artifact)
            try? AtomicFile.write([1], to: artifact)
            guard case .ended(var result) = SimulatedExecutor.exit(0) else { return .lost }
            result.outputDigest = Digest.sha256("a reply".utf8)
            return .ended(result)
        }
        #expect(await bench.run(executor).exitCode == 8)
        #expect(bench.state.stages[0].status == .interrupted)
        try FileSystem.removeFile(artifact)
        try FileSystem.makeDirectory(artifact)
        let second = SimulatedExecutor { _ in SimulatedExecutor.exit(1) }
        #expect(await bench.resumed().run(second) == .complete)
        #expect(second.started == [])
    }

    @Test("A signal that comes when everything is done changes nothing")
    func late() {
        #expect(Outcome.interrupted(signal: 2).told(before: .complete) == .complete)
        #expect(Outcome.interrupted(signal: 2).told(before: .stageFailed) == .interrupted(signal: 2))
        #expect(Outcome.storageFailure("x").told(before: .complete) == .storageFailure("x"))
    }

    @Test("A disk that fails while the run is being ended is told first")
    func first() {
        let control = RunControl(running: RunningAttempts())
        control.end(.timeLimit)
        control.end(.storageFailure("full"))
        control.end(.interrupted(signal: 15))
        #expect(control.reason == .storageFailure("full"))
    }

    @Test("A journal that cannot be written tells the attempts that still run to end", .timeLimit(.minutes(10)))
    func journal() async throws {
        let stages = [
            Stage(name: "START", kind: .marker, nextStages: ["A", "B"]),
            Stage(name: "A", kind: .command(["true"]), nextStages: ["END"]),
            Stage(name: "B", kind: .command(["true"]), nextStages: ["END"]), Stage(name: "END", kind: .marker),
        ]
        let bench = try Bench(Workflow(stages: stages, groups: [], maxConcurrent: 2))
        let control = bench.control
        let began = Locked(0)
        let executor = SimulatedExecutor { order in
            began.withLock { $0 += 1 }
            while began.withLock({ $0 }) < 2, !Task.isCancelled { await Task.yield() }
            // A is told by the journal's failure; B only by the control.
            while order.stage == "B", control.reason == nil, !Task.isCancelled { await Task.yield() }
            return SimulatedExecutor.exit(0)
        }
        // Eleven events bring both to work; the end of A is one too many.
        let outcome = await bench.run(executor, failsAt: 11)
        #expect(outcome.exitCode == 8)
        #expect(began.withLock { $0 } == 2)
        #expect(control.reason != nil)
    }

    @Test("The time until a person decides about a run that no engine has is not the run's")
    func decided() {
        let hour: Int64 = 3_600_000
        var state = RunState(of: two)
        state.apply(Event(.runStarted).with { $0.maximumSeconds = 60 }, in: two)
        state.apply(Event(.stageWaiting, stage: "A").with { $0.at = Timestamp(milliseconds: 1_000) }, in: two)
        state.apply(Event(.approvalDecided, stage: "A").with { $0.at = Timestamp(milliseconds: hour) }, in: two)
        state.apply(Event(.runResumed).with { $0.at = Timestamp(milliseconds: hour + 1_000) }, in: two)
        #expect(state.elapsedSeconds == 1)
    }
}
