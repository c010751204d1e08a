import Platform
import TestSupport
import Testing
import Worktrees

@Suite("An objective gets its own worktree again")
struct RecoveryTests {
    /// A worktree with a commit, and changes that are not committed; its session has been killed.
    private func interrupted(_ ground: Ground) async throws -> Worktree {
        let worktree = try await ground.pool().acquire(feature: "x", earlier: nil)
        try ground.sh(
            "echo c > c.txt; git add -A; git commit -q -m C; echo d > d.txt; echo e >> a.txt", in: worktree.path)
        return worktree
    }

    @Test("A retry and a resumption find all as it was left", arguments: [true, false])
    func again(inSameSession: Bool) async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree =
            inSameSession ? try await pool.acquire(feature: "x", earlier: nil) : try await interrupted(ground)
        let before = try ground.sh("git status --porcelain; git log --oneline; cat a.txt", in: worktree.path)
        #expect(await pool.prepare(needed: [worktree.name]).isEmpty)
        #expect(try await pool.acquire(feature: "x", earlier: worktree) == worktree)
        #expect(try ground.sh("git status --porcelain; git log --oneline; cat a.txt", in: worktree.path) == before)
        #expect(try await pool.acquire(feature: "y", earlier: nil).path != worktree.path)
    }

    @Test(
        "A damaged worktree keeps its files and becomes one again",
        arguments: ["rm .git", "echo nonsense > .git", "rm -rf \"$(git rev-parse --git-dir)\"", "rm .git; mkdir .git"])
    func damaged(_ script: String) async throws {
        let ground = try Ground()
        let worktree = try await interrupted(ground)
        let files = try ground.sh("cat a.txt c.txt d.txt", in: worktree.path)
        try ground.sh(script, in: worktree.path)
        let pool = try await ground.pool()
        #expect(try await pool.acquire(feature: "x", earlier: worktree) == worktree)
        #expect(try ground.sh("git status --porcelain", in: worktree.path) == " M a.txt\n?? d.txt")
        #expect(try ground.sh("cat a.txt c.txt d.txt", in: worktree.path) == files)
        #expect(try await pool.commit(worktree, message: "X")?.files == 3)
        #expect(await pool.release(worktree) == nil)
    }

    @Test("What a killed session had and nobody asks for again is removed at its end, unless work would be lost")
    func unclaimed() async throws {
        let ground = try Ground()
        let killed = try await ground.pool()
        let dirty = try await killed.acquire(feature: "x", earlier: nil)
        let clean = try await killed.acquire(feature: "y", earlier: nil)
        let claimed = try await killed.acquire(feature: "z", earlier: nil)
        try write("d", to: dirty.path + "/d.txt")
        let pool = try await ground.pool()
        #expect(await pool.prepare(needed: [dirty.name, clean.name, claimed.name]).isEmpty)
        #expect(try await pool.acquire(feature: "z", earlier: claimed) == claimed)
        let said = await pool.close(removing: true)
        #expect(said.contains { $0.contains(dirty.path) && $0.contains("left alone") })
        #expect(FileSystem.kind(clean.path) == nil && FileSystem.kind(claimed.path) == .directory)
        #expect(text(of: dirty.path + "/d.txt") == "d")
    }

    @Test("One that is just being cleaned is not handed back: its objective goes on elsewhere, on its branch")
    func whileCleaning() async throws {
        let ground = try Ground()
        let slow = try Slow(ground)
        let pool = try await ground.pool()
        let first = try await pool.acquire(feature: "x", earlier: nil)
        try write("changed\n", to: first.path + "/a.txt")
        _ = try await pool.commit(first, message: "X")
        try slow.arm()
        let release = Task { await pool.release(first) }
        try await onOwnThread(throwing: { try slow.reached() })
        let open = Task { try await onOwnThread(throwing: { try slow.open() }) }
        let again = try await pool.acquire(feature: "x", earlier: first)
        try await open.value
        #expect(await release.value == nil)
        #expect(again.path != first.path && again.branch == first.branch)
        #expect(text(of: again.path + "/a.txt") == "changed\n")
    }

    @Test("One whose directory is gone is made anew from its branch, at the same place")
    func gone() async throws {
        let ground = try Ground()
        let worktree = try await interrupted(ground)
        try FileSystem.removeTree(worktree.path)
        let pool = try await ground.pool()
        #expect(await pool.prepare(needed: [worktree.name]).isEmpty)
        #expect(try await pool.acquire(feature: "x", earlier: worktree) == worktree)
        #expect(text(of: worktree.path + "/c.txt") == "c\n" && text(of: worktree.path + "/d.txt") == nil)
        #expect(try ground.sh("git status --porcelain", in: worktree.path) == "")
    }

    @Test("One that was given back and has a new tenant is made anew from its branch, elsewhere")
    func otherTenant() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let first = try await pool.acquire(feature: "x", earlier: nil)
        try write("x", to: first.path + "/x.txt")
        _ = try await pool.commit(first, message: "X")
        await pool.release(first)
        let second = try await pool.acquire(feature: "y", earlier: nil)
        let third = try await pool.acquire(feature: "x", earlier: first)
        #expect(second.path == first.path && third.path != first.path)
        #expect(third.branch == first.branch && text(of: third.path + "/x.txt") == "x")
    }

    @Test(
        "A worktree that cannot be reset is removed, and the next objective gets a new one, while others go on",
        arguments: [
            "touch \"$(git rev-parse --git-dir)/index.lock\"", "rm -rf \"$(git rev-parse --git-dir)\"",
            "echo x > \"$(git rev-parse --git-dir)/HEAD\"; rm .git", "cd ..; rm -rf \"$OLDPWD\"",
            "echo o > a.txt; git commit -q -a -m o; git branch -q other HEAD~1; git checkout -q other; echo p > a.txt; "
                + "git commit -q -a -m p; git rebase -q teambot/x || true",
            "git update-index --assume-unchanged a.txt; echo hidden > a.txt",
            "git update-index --skip-worktree a.txt; echo hidden > a.txt",
            "rm \"$(git rev-parse --git-dir)/index\"; echo junk > \"$(git rev-parse --git-dir)/index\"",
        ])
    func broken(_ script: String) async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        let other = try await pool.acquire(feature: "other", earlier: nil)
        try write("mine", to: other.path + "/mine.txt")
        try ground.sh("cd '\(worktree.path)'; \(script)")
        #expect(await pool.release(worktree)?.contains("made when it is needed") == true)
        let next = try await pool.acquire(feature: "y", earlier: nil)
        #expect(text(of: next.path + "/a.txt") == "two\n")
        #expect(try ground.sh("git status --porcelain --ignored", in: next.path) == "")
        #expect(text(of: other.path + "/mine.txt") == "mine")
        #expect(try await pool.commit(other, message: "Mine")?.files == 1)
        #expect(await pool.status.map(\.state) == [.busy, .busy])
    }

    @Test("What was committed nowhere because the worktree is gone is said")
    func lost() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try FileSystem.removeTree(worktree.path)
        await #expect {
            try await pool.commit(worktree, message: "X")
        } throws: {
            ($0 as? WorktreeError)?.code == .gone && "\($0)".contains("is lost")
        }
    }
}
