import Execution
import Platform
import Testing

@Suite("Waiting for a change", .timeLimit(.minutes(10)))
struct ChangeSignalTests {
    @Test("A change between looking and waiting is not missed")
    func between() async throws {
        let signal = ChangeSignal()
        let seen = signal.changes
        signal.send()
        try await signal.wait(after: seen)
    }

    @Test("Everybody who waits is woken")
    func everybody() async throws {
        let signal = ChangeSignal()
        let seen = signal.changes
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { try await signal.wait(after: seen) } }
            group.addTask { signal.send() }
            try await group.waitForAll()
        }
    }

    @Test("Who is cancelled waits no longer, whether it was waiting already or not")
    func cancelled() async {
        let signal = ChangeSignal()
        for _ in 0..<200 {
            let waiter = Task { try await signal.wait(after: signal.changes) }
            waiter.cancel()
            await #expect(throws: CancellationError.self) { try await waiter.value }
        }
    }
}
