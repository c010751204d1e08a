import Execution
import Platform

/// Where stages wait for a person while others go on: until something is decided, or until nobody is at work any more.
final class WaitingRoom: Sendable {
    private let atWork = Locked(0)
    private let signal = ChangeSignal()
    /// Whether they wait although nothing else can go on.
    private let isPatient: Locked<Bool>

    /// Makes a room in which nobody waits.
    init(isPatient: Bool) { self.isPatient = Locked(isPatient) }

    /// Has nobody wait any longer than others are at work: no decision can come in.
    func giveUp() {
        isPatient.withLock { $0 = false }
        signal.send()
    }

    /// A stage begins.
    func begin() { atWork.withLock { $0 += 1 } }

    /// A stage has ended, and what it has made ready has begun.
    func end() {
        atWork.withLock { $0 -= 1 }
        signal.send()
    }

    /// Somebody has decided something: all who wait look again.
    func tell() { signal.send() }

    /// Waits until a question has its answer, as somebody who is at work.
    ///
    /// - Throws: `CancellationError` when the engine is told to end.
    func watch<Answer: Sendable>(for answer: () async throws -> Answer?) async throws -> Answer {
        while true {
            let changes = signal.changes
            if let answer = try await answer() { return answer }
            try await signal.wait(after: changes)
        }
    }

    /// Waits until a question has its answer; nil when nobody is left at work who could change anything.
    ///
    /// - Throws: `CancellationError` when the engine is told to end.
    func wait<Answer: Sendable>(for answer: () async throws -> Answer?) async throws -> Answer? {
        end()
        defer { begin() }
        while true {
            let changes = signal.changes
            if let answer = try await answer() { return answer }
            if !isPatient.withLock({ $0 }), atWork.withLock({ $0 == 0 }) { return nil }
            try await signal.wait(after: changes)
        }
    }
}
