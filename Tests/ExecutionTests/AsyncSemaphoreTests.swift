import Platform
import Testing

@testable import Execution

@Suite struct AsyncSemaphoreTests {
    /// Counts who is inside, and the most that ever were.
    private actor Room {
        private(set) var inside = 0
        private(set) var most = 0
        private(set) var order: [Int] = []

        func enter(_ number: Int) {
            inside += 1
            most = max(most, inside)
            order.append(number)
        }

        func leave() { inside -= 1 }
    }

    @Test("Never more bodies at work than places, and every one gets its turn")
    func bound() async {
        let semaphore = AsyncSemaphore(places: 3)
        let room = Room()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try? await semaphore.withPlace {
                        await room.enter(number)
                        await Task.yield()
                        await room.leave()
                    }
                }
            }
        }
        #expect(await room.most <= 3)
        #expect(await room.order.count == 200)
    }

    @Test("A cancelled waiter gives up without running and without taking a place")
    func cancellation() async throws {
        let semaphore = AsyncSemaphore(places: 1)
        let (hold, holder) = AsyncStream<Void>.makeStream()
        let (entered, enter) = AsyncStream<Void>.makeStream()
        let first = Task {
            try await semaphore.withPlace {
                enter.yield()
                for await _ in hold { break }
            }
        }
        for await _ in entered { break }
        let second = Task { try await semaphore.withPlace { Issue.record("ran although cancelled") } }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        holder.yield()
        try await first.value
        var ran = false
        try await semaphore.withPlace { ran = true }
        #expect(ran)
    }

    @Test("A place that is given back can be used by another until it is taken again")
    func givingBack() async throws {
        let semaphore = AsyncSemaphore(places: 1)
        var steps: [String] = []
        try await semaphore.withPlace {
            try await semaphore.withoutPlace {
                try await semaphore.withPlace { steps.append("other") }
            }
            steps.append("first again")
        }
        #expect(steps == ["other", "first again"])
    }

    @Test("Who wants several places gets them before those who came later, and more than there are is all of them")
    func weights() async throws {
        let semaphore = AsyncSemaphore(places: 2)
        let room = Room()
        try await semaphore.take(1)
        let heavy = Task {
            try await semaphore.take(9)
            await room.enter(1)
            semaphore.giveBack(9)
        }
        while semaphore.waitingCount < 1 { await Task.yield() }
        let light = Task {
            try await semaphore.take(1)
            await room.enter(2)
            semaphore.giveBack(1)
        }
        while semaphore.waitingCount < 2 { await Task.yield() }
        semaphore.giveBack(1)
        try await heavy.value
        try await light.value
        #expect(await room.order == [1, 2])
    }

    @Test("Those behind one that does not want to wait any more get the room that was kept for it")
    func cancelledWeight() async throws {
        let semaphore = AsyncSemaphore(places: 2)
        try await semaphore.take(1)
        let heavy = Task { try await semaphore.take(2) }
        while semaphore.waitingCount < 1 { await Task.yield() }
        let light = Task { try await semaphore.take(1) }
        while semaphore.waitingCount < 2 { await Task.yield() }
        heavy.cancel()
        try await light.value
        await #expect(throws: CancellationError.self) { try await heavy.value }
    }
}
