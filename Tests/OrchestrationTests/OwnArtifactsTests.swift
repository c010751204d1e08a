import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite struct OwnArtifactsTests {
    private func workflow(_ artifact: String = "a.md", retries: Int = 0) -> Workflow {
        Workflow(
            stages: [
                Stage(
                    name: "MAKE", kind: .command(["true"]), artifacts: [artifact], retry: RetryPolicy(limit: retries))
            ], groups: [], maxConcurrent: 2)
    }

    private static func write(_ text: String, _ path: String) throws {
        try FileSystem.makeDirectories(FileSystem.parent(of: path))
        try AtomicFile.write(Array(text.utf8), to: path)
    }

    @Test("A retry does not pass with what the failed attempt has left")
    func retried() async throws {
        let bench = try Bench(workflow(retries: 1))
        let path = bench.directory.path
        let executor = SimulatedExecutor { order in
            guard order.number == 1 else { return SimulatedExecutor.exit(0) }
            try? Self.write("half", path + "/artifacts/a.md")
            return SimulatedExecutor.exit(1)
        }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(bench.state.stages[0].error?.contains("a.md is missing") == true)
        #expect(FileSystem.kind(path + "/attempts/MAKE/01-command/artifacts/a.md") == .file)
    }

    @Test("Nor does the attempt after one that was lost with its supervisor in an earlier engine")
    func lost() async throws {
        let bench = try Bench(workflow())
        let path = bench.directory.path
        bench.events.withLock {
            $0 = [
                Event(.runStarted).with { $0.maximumSeconds = 3_600 }, Event(.stageStarted, stage: "MAKE"),
                Event(.attemptStarted, stage: "MAKE").with {
                    $0.attempt = 1
                    $0.role = .command
                },
            ]
        }
        try FileSystem.makeDirectories(path + "/attempts/MAKE/01-command")
        try Self.write("half", path + "/artifacts/a.md")
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .stageFailed)
        #expect(executor.started == ["MAKE/2-command"])
        #expect(bench.state.stages[0].error?.contains("a.md is missing") == true)
    }

    @Test("What was made by an attempt that ended unrecorded is kept")
    func unrecorded() async throws {
        let bench = try Bench(workflow())
        let path = bench.directory.path
        let first = SimulatedExecutor { _ in
            try? Self.write("whole", path + "/artifacts/a.md")
            return SimulatedExecutor.exit(0)
        }
        #expect(await bench.run(first) == .complete)
        bench.events.withLock { events in events = Array(events.prefix { $0.name != .attemptEnded }) }
        let second = SimulatedExecutor { _ in SimulatedExecutor.exit(1) }
        #expect(await bench.run(second) == .complete)
        #expect(second.started == [])
    }

    @Test("A link on the way to an artifact is moved away itself; what is behind it stays")
    func behindLink() async throws {
        let bench = try Bench(workflow("sub/a.md"))
        let path = bench.directory.path
        try Self.write("precious", path + "/outside/a.md")
        SymbolicLink.make(path + "/artifacts/sub", to: path + "/outside")
        _ = await bench.run(SimulatedExecutor { _ in SimulatedExecutor.exit(0) })
        #expect(FileSystem.kind(path + "/outside/a.md") == .file)
        #expect(FileSystem.kind(path + "/artifacts/sub") == nil)
    }

    @Test("A new attempt never takes a directory that is there already")
    func newDirectory() async throws {
        let bench = try Bench(workflow())
        let path = bench.directory.path
        try FileSystem.makeDirectories(path + "/attempts/MAKE/100-command")
        try FileSystem.makeDirectories(path + "/attempts/MAKE/99-command")
        let executor = SimulatedExecutor { _ in
            try? Self.write("whole", path + "/artifacts/a.md")
            return SimulatedExecutor.exit(0)
        }
        #expect(await bench.run(executor) == .complete)
        #expect(executor.started == ["MAKE/101-command"])
    }
}
