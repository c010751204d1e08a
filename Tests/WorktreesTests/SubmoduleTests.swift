import Platform
import TestSupport
import Testing
import Worktrees

@Suite("Submodules")
struct SubmoduleTests {
    private let ground: Ground

    init() throws {
        ground = try Ground(
            """
            git init -q ../lib; (cd ../lib; echo l > l; git add -A; git commit -q -m Lib)
            git -c protocol.file.allow=always submodule --quiet add ../lib lib; git commit -q -m Lib
            """)
    }

    /// A worktree whose submodule somebody has filled, as `worktree_setup` would.
    private func filled(_ pool: WorktreePool, _ script: String) async throws -> Worktree {
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try ground.sh("git -c protocol.file.allow=always submodule --quiet update --init; \(script)", in: worktree.path)
        return worktree
    }

    @Test("The user's stay as they are, and a worktree begins with them empty")
    func user() async throws {
        let before = try Footprint(ground)
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        #expect(FileSystem.list(worktree.path + "/lib").isEmpty)
        #expect(try await pool.commit(worktree, message: "x") == nil)
        #expect(await pool.release(worktree) == nil)
        #expect(await pool.close(removing: true).isEmpty)
        #expect(try Footprint(ground) == before)
    }

    @Test("One that an objective has filled is empty again for the next, and no obstacle to anything")
    func again() async throws {
        let pool = try await ground.pool()
        let first = try await filled(pool, ":")
        #expect(try await pool.commit(first, message: "x") == nil)
        #expect(await pool.release(first) == nil)
        let second = try await pool.acquire(feature: "y", earlier: nil)
        #expect(second.path == first.path && FileSystem.list(second.path + "/lib").isEmpty)
        #expect(try ground.sh("git status --porcelain --ignored", in: second.path) == "")
        await pool.release(second)
        #expect(await pool.close(removing: true).isEmpty)
    }

    @Test(
        "What an objective has changed within one is not thrown away",
        arguments: [
            "echo more >> lib/l", "(cd lib; echo c > c; git add -A; git commit -q -m C)",
            "echo more >> lib/l; echo x > x",
        ])
    func changed(_ script: String) async throws {
        let pool = try await ground.pool()
        let worktree = try await filled(pool, script)
        let changes = try await pool.commit(worktree, message: "x")
        #expect(changes.map { $0.warnings.count == 1 } ?? script.hasSuffix("lib/l"))
        #expect(await pool.release(worktree)?.contains(worktree.path + "/lib") == true)
        #expect(await pool.status.map(\.state) == [.kept])
        #expect(FileSystem.list(worktree.path + "/lib").contains("l"))
    }
}
