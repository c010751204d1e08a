import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// An acceptance stage whose scenarios name tests and commands, on a simulated executor.
@Suite struct AcceptanceGateTests {
    @Test(
        "After a crash no command of a scenario is run again, although suites are asked for first",
        arguments: ["unit", "AT-001#1", "AT-001#2", "AT-002#1"], [1, 2])
    func killed(open task: String, round: Int) async throws {
        let bench = try Self.bench()
        let first = SimulatedExecutor { order in
            if order.identity.task == task, order.iteration == round {
                // The engine goes away, and the attempt comes to its end without it.
                bench.control.end(.interrupted(signal: 15))
                Self.keep(SimulatedExecutor.exit(0), of: order, in: bench)
                return .left
            }
            return Self.answer(order, goodFrom: 2)
        }
        _ = await bench.run(first)
        let second = bench.resumed()
        let executor = SimulatedExecutor { Self.answer($0, goodFrom: 2) }
        #expect(await second.run(executor) == .complete)
        let begun = bench.events(.attemptStarted).map { "\($0.task ?? $0.role?.rawValue ?? "") \($0.iteration ?? 0)" }
        #expect(Set(begun).count == begun.count, "\(begun)")
        #expect(bench.events(.attemptEnded).allSatisfy { $0.outcome != .interrupted })
    }

    /// Ends well from a round on; only the last command of the second scenario fails before it.
    private static func answer(_ order: AttemptOrder, goodFrom round: Int) -> AttemptEnd {
        SimulatedExecutor.exit(order.identity.task == "AT-002#1" && (order.iteration ?? 1) < round ? 1 : 0)
    }

    private static func keep(_ end: AttemptEnd, of order: AttemptOrder, in bench: Bench) {
        let attempt = AttemptState(
            number: order.number, role: order.role, agent: nil, iteration: nil, task: nil, startedAt: bench.clock.now())
        let directory = RunDirectory(path: bench.directory.path).attempt(attempt, of: order.stage)
        guard case .ended(let result) = end else { return }
        try? FileSystem.makeDirectories(directory.path)
        try? AtomicFile.write(result.encode(), to: directory.result)
    }

    private static func bench() throws -> Bench {
        let stage = Stage(name: "ACCEPT", kind: .acceptance, workAgent: "builder-1", maxIterations: 3)
        var workflow = Workflow(
            stages: [stage], agents: [Agent(name: "builder-1", persona: .builder)], maxConcurrent: 1)
        workflow.suites = [Suite(name: "unit", runner: .exitStatus, command: ["/bin/true"])]
        let bench = try Bench(workflow)
        let feature = RunDirectory(path: bench.directory.path).feature
        try FileSystem.makeDirectories(bench.directory.path + "/docs/feature-specs")
        try AtomicFile.write(
            Array(specification.utf8), to: "\(bench.directory.path)/docs/feature-specs/\(feature.lowercased()).md")
        return bench
    }

    private static let specification = """
        ## Acceptance Test Scenarios

        ### AT-001: Both
        **Expected Result**: It is there.
        **Verification**:
        - test `unit`
        - `one`
        - `two`

        ### AT-002: One command
        **Expected Result**: It is there.
        **Verification**: `three`
        """
}
