import Platform
import Testing
import Worktrees

@Suite("Worktrees: several at once")
struct SideBySideTests {
    @Test("Many that are made and removed at the same time are not in each other's way", .timeLimit(.minutes(2)))
    func many() async throws {
        let ground = try Ground()
        let repository = try await ground.repository()
        let state = try ground.state("s1")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<6 {
                group.addTask {
                    let owned = OwnedWorktrees(
                        repository, directory: ground.place + "/worktrees",
                        owner: WorktreeOwner(session: "s1", stateDirectory: state))
                    for number in 0..<12 {
                        let worktree = try await owned.make(name: "\(worker)-\(number)", branch: nil, base: "HEAD")
                        #expect(FileSystem.exists(worktree.path + "/a.txt"))
                        try await owned.remove(worktree)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try ground.sh("git worktree list | wc -l").hasSuffix("1"))
        #expect(FileSystem.list(ground.place + "/worktrees").isEmpty)
    }

    @Test(
        "One that is made at the moment when another git removes the directory of all worktrees, which is empty, is made",
        .timeLimit(.minutes(2)))
    func emptied() async throws {
        let ground = try Ground()
        let repository = try await ground.repository()
        let owned = OwnedWorktrees(
            repository, directory: ground.place + "/worktrees",
            owner: WorktreeOwner(session: "s1", stateDirectory: try ground.state("s1")))
        // What `git worktree remove` does at its end; without a second try a few of a hundred fail.
        let script = "while [ ! -e stop ]; do rmdir .git/worktrees || :; done 2>/dev/null"
        async let one = onOwnThread {
            { do { _ = try ground.sh(script); return true } catch { print("SHFAIL", error); return false } }()
        }
        async let other = onOwnThread {
            { do { _ = try ground.sh(script); return true } catch { print("SHFAIL", error); return false } }()
        }
        var refusal: (any Error)?
        do {
            for number in 0..<100 {
                try await owned.remove(try await owned.make(name: "w\(number)", branch: nil, base: "HEAD"))
            }
        } catch { refusal = error }
        try ground.sh("touch stop")
        #expect(await (one, other) == (true, true))
        #expect(refusal == nil)
    }
}
