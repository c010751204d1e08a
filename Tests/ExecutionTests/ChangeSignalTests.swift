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
        #expect(signal.changes == seen + 1)
    }

    @Test("Everybody who waits is woken")
    func everybody() async throws {
        let signal = ChangeSignal()
        let seen = signal.changes
        let woken = Locked(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await signal.wait(after: seen)
                    woken.withLock { $0 += 1 }
                }
            }
            group.addTask { signal.send() }
            try await group.waitForAll()
        }
        #expect(woken.withLock { $0 } == 50)
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
