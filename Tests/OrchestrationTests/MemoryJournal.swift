import Orchestration
import Platform
import RunStorage
import StateMachine

/// A journal without a file, which can be told to fail.
final class MemoryJournal: StateJournal {
    /// What was appended, shared with the test.
    let events: Locked<[Event]>
    private let failsAt: Int?

    init(_ events: Locked<[Event]>, failsAt: Int? = nil) {
        self.events = events
        self.failsAt = failsAt
    }

    func append(_ new: inout [Event], isDurable: Bool) throws {
        let count = events.withLock { $0.count }
        if let failsAt, count + new.count > failsAt { throw StorageError(.cannotWrite, "The disk is full.") }
        for index in new.indices { new[index].sequence = count + index + 1 }
        let added = new
        events.withLock { $0 += added }
    }

    func sync() throws {}

    func verify() throws {}

    func save(_ state: RunState) throws {}
}
