import Platform
import TestSupport
import Testing
import Worktrees

@Suite("Waiting for a worktree")
struct WaitingTests {
    /// A pool with one worktree that is held in the middle of its cleaning, and what its release gives.
    private struct Held {
        let pool: WorktreePool
        let path: String
        let release: Task<String?, Never>
        let slow: Slow
    }

    private func held(_ ground: Ground, _ pool: WorktreePool, _ slow: Slow) async throws -> Held {
        let worktree = try await pool.acquire(feature: "first", earlier: nil)
        try write("changed\n", to: worktree.path + "/a.txt")
        _ = try await pool.commit(worktree, message: "First")
        try slow.arm()
        let release = Task { await pool.release(worktree) }
        try await onOwnThread(throwing: { try slow.reached() })
        return Held(pool: pool, path: worktree.path, release: release, slow: slow)
    }

    /// A pool whose clock a test moves.
    private func pool(_ ground: Ground, _ clock: ManualClock, seconds: Double = 300) async throws -> WorktreePool {
        let repository = try await ground.repository()
        return WorktreePool(
            repository, settings: WorktreeSettings(acquireSeconds: seconds, environment: ground.environment),
            session: "s1", stateDirectory: try ground.state("s1"), base: try await repository.commit("HEAD"),
            sleep: { try await clock.sleep(seconds: $0) })
    }

    /// Waits for the moment at which somebody has begun to sleep: it waits for a worktree then.
    private func untilAsleep(_ clock: ManualClock, _ count: Int = 1) async {
        while clock.sleeps.withLock({ $0.count }) < count { await Task.yield() }
    }

    @Test("One that is just being cleaned is waited for, without a look at the clock, and is never given twice")
    func cleaning() async throws {
        let ground = try Ground()
        let (clock, slow) = (ManualClock(), try Slow(ground))
        let held = try await held(ground, try await pool(ground, clock), slow)
        let second = Task { try await held.pool.acquire(feature: "second", earlier: nil) }
        await untilAsleep(clock)
        // It is spoken for; a third objective gets a new one at once.
        let third = try await held.pool.acquire(feature: "third", earlier: nil)
        #expect(third.path != held.path)
        #expect(await held.pool.status.map(\.state) == [.cleaning, .busy])
        try await onOwnThread(throwing: { try slow.open() })
        #expect(try await second.value.path == held.path)
        #expect(await held.release.value == nil)
        #expect(clock.sleeps.withLock { $0 } == [300], "One limit was set, and nothing was looked at again.")
        #expect(text(of: held.path + "/a.txt") == "two\n")
    }

    @Test("When none becomes free in time, the error names those that are in use")
    func tooLate() async throws {
        let ground = try Ground()
        let (clock, slow) = (ManualClock(), try Slow(ground))
        let held = try await held(ground, try await pool(ground, clock, seconds: 7), slow)
        let second = Task { try await held.pool.acquire(feature: "second", earlier: nil) }
        await untilAsleep(clock)
        while !clock.advanceToNext() { await Task.yield() }
        await #expect {
            _ = try await second.value
        } throws: {
            ($0 as? WorktreeError)?.code == .noneFree && "\($0)".contains(held.path) && "\($0)".contains("7 s")
                && "\($0)".contains("first")
        }
        try await onOwnThread(throwing: { try slow.open() })
        _ = await held.release.value
        #expect(await held.pool.status.map(\.state) == [.free])
    }

    @Test("Who does not want to wait any more is let go, and takes nothing with him")
    func cancelled() async throws {
        let ground = try Ground()
        let (clock, slow) = (ManualClock(), try Slow(ground))
        let held = try await held(ground, try await pool(ground, clock), slow)
        let second = Task { try await held.pool.acquire(feature: "second", earlier: nil) }
        await untilAsleep(clock)
        second.cancel()
        await #expect(throws: WorktreeError.self) { try await second.value }
        try await onOwnThread(throwing: { try slow.open() })
        _ = await held.release.value
        #expect(try await held.pool.acquire(feature: "third", earlier: nil).path == held.path)
    }

    @Test("When the one that is waited for breaks, another is made")
    func breaking() async throws {
        let ground = try Ground()
        let (clock, slow) = (ManualClock(), try Slow(ground))
        let held = try await held(ground, try await pool(ground, clock), slow)
        let second = Task { try await held.pool.acquire(feature: "second", earlier: nil) }
        await untilAsleep(clock)
        try ground.sh("echo junk > .git/worktrees/s1-1/HEAD; mkdir .git/worktrees/s1-1/HEAD.lock")
        try await onOwnThread(throwing: { try slow.open() })
        #expect(await held.release.value != nil)
        let worktree = try await second.value
        #expect(text(of: worktree.path + "/a.txt") == "two\n" && worktree.branch == "teambot/second")
    }

    @Test("The end of a pool waits for what is being cleaned, and removes it")
    func closing() async throws {
        let ground = try Ground()
        let (clock, slow) = (ManualClock(), try Slow(ground))
        let held = try await held(ground, try await pool(ground, clock), slow)
        let end = Task { await held.pool.close(removing: true) }
        try await onOwnThread(throwing: { try slow.open() })
        #expect(await end.value.isEmpty)
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
    }

    @Test("Many objectives at once never share a worktree")
    func crowd() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let living = Locked<Set<String>>([])
        try await withThrowingTaskGroup { group in
            for worker in 0..<6 {
                group.addTask {
                    for turn in 0..<4 {
                        let worktree = try await pool.acquire(feature: "w\(worker)-\(turn)", earlier: nil)
                        #expect(living.withLock { $0.insert(worktree.path).inserted })
                        #expect(text(of: worktree.path + "/a.txt") == "two\n")
                        try write("\(worker)-\(turn)\n", to: worktree.path + "/a.txt")
                        #expect(try await pool.commit(worktree, message: "x")?.files == 1)
                        _ = living.withLock { $0.remove(worktree.path) }
                        #expect(await pool.release(worktree) == nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(await pool.status.count <= 6)
        #expect(try ground.branches().count == 25)
        for worker in 0..<6 { #expect(try ground.sh("git show teambot/w\(worker)-3:a.txt") == "\(worker)-3") }
    }
}
