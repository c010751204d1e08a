import Execution
import Platform
import RunStorage
import StateMachine
import Testing

@testable import Orchestration

@Suite struct ChangedWorkflowTests {
    @Test("An attempt that a changed workflow does not ask for is waited for before another one starts")
    func outlasted() async throws {
        let workflow = Workflow(
            stages: [Stage(name: "MAKE", kind: .command(["true"]))], groups: [], maxConcurrent: 2)
        let bench = try Bench(workflow)
        bench.events.withLock {
            $0 = [
                Event(.runStarted).with { $0.maximumSeconds = 3_600 }, Event(.stageStarted, stage: "MAKE"),
                Event(.attemptStarted, stage: "MAKE").with {
                    $0.attempt = 1
                    $0.role = .work
                    $0.agent = "somebody"
                },
            ]
        }
        let executor = SimulatedExecutor { _ in SimulatedExecutor.exit(0) }
        #expect(await bench.run(executor) == .complete)
        let attempts = bench.events.withLock { events in
            events.filter { $0.name == .attemptStarted || $0.name == .attemptEnded }.map { ($0.name, $0.attempt) }
        }
        #expect(attempts.map(\.0) == [.attemptStarted, .attemptEnded, .attemptStarted, .attemptEnded])
        #expect(attempts.map(\.1) == [1, 1, 2, 2])
    }
}
