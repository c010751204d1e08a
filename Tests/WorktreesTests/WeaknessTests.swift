import Platform
import TestSupport
import Testing
import Worktrees

@Suite("How the older system failed, and this one does not")
struct WeaknessTests {
    /// A pool that one objective has gone through, with a change.
    private func used(_ ground: Ground) async throws -> (pool: WorktreePool, worktree: Worktree, said: String?) {
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try write("changed\n", to: worktree.path + "/a.txt")
        _ = try await pool.commit(worktree, message: "X")
        return (pool, worktree, await pool.release(worktree))
    }

    @Test(
        "CW-3: a release works on any branch of the main checkout, with and without a remote",
        arguments: [
            "git checkout -q main", "git checkout -q -b trunk; git branch -q -D main", "git checkout -q --detach",
        ])
    func release(_ script: String) async throws {
        let ground = try Ground(script)
        let used = try await used(ground)
        #expect(used.said == nil)
        #expect(await used.pool.status.map(\.state) == [.free])
    }

    @Test("CW-4: broken worktrees are recovered while others are asked for")
    func recovery() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        var worktrees: [Worktree] = []
        for number in 1...4 { worktrees.append(try await pool.acquire(feature: "a\(number)", earlier: nil)) }
        for worktree in worktrees {
            try ground.sh(
                "rm -rf .git; touch '\(ground.top)/.git/worktrees/\(worktree.name)/index.lock'", in: worktree.path)
        }
        try await withThrowingTaskGroup { group in
            for worktree in worktrees { group.addTask { _ = await pool.release(worktree) } }
            for number in 1...4 {
                group.addTask {
                    let next = try await pool.acquire(feature: "b\(number)", earlier: nil)
                    #expect(text(of: next.path + "/a.txt") == "two\n")
                }
            }
            try await group.waitForAll()
        }
        #expect(await pool.status.count { $0.state == .busy } == 4)
    }

    @Test("CW-5: a release removes no branch of the user's, whatever the main checkout is on")
    func branches() async throws {
        let ground = try Ground(
            "git branch precious; git branch worktree-wt-1; git checkout -q -b elsewhere; echo dirt > dirt")
        _ = try await used(ground)
        #expect(try ground.branches() == ["elsewhere", "main", "precious", "teambot/x", "worktree-wt-1"])
        #expect(text(of: ground.top + "/dirt") == "dirt\n")
    }

    @Test("CW-6: each objective commits on its own branch, and on no other")
    func ownBranch() async throws {
        let ground = try Ground()
        let main = try ground.sh("git rev-parse main")
        let used = try await used(ground)
        let second = try await used.pool.acquire(feature: "y", earlier: nil)
        #expect(second.path == used.worktree.path)
        try write("other\n", to: second.path + "/b.txt")
        _ = try await used.pool.commit(second, message: "Y")
        #expect(try ground.sh("git rev-parse main teambot/x~1 teambot/y~1") == "\(main)\n\(main)\n\(main)")
        #expect(try ground.sh("git diff --name-only main teambot/y") == "b.txt")
    }

    @Test("CW-7: two sessions at once do not touch each other, wherever they were started")
    func sessions() async throws {
        let ground = try Ground()
        let (one, two) = (try await ground.pool("one"), try await ground.pool("two", project: ground.top + "/sub"))
        let locks = [
            try FileLock.take(ground.state("one") + "/lock"), try FileLock.take(ground.state("two") + "/lock"),
        ]
        let first = try await one.acquire(feature: "x", earlier: nil)
        try write("mine", to: first.path + "/mine.txt")
        #expect(await two.prepare().isEmpty)
        let second = try await two.acquire(feature: "x", earlier: nil)
        #expect(first.path != second.path && first.branch == "teambot/x" && second.branch == "teambot/x-2")
        #expect(FileSystem.parent(of: first.path) == FileSystem.parent(of: second.path))
        await two.release(second)
        _ = await two.close(removing: true)
        #expect(text(of: first.path + "/mine.txt") == "mine")
        #expect(try await one.commit(first, message: "X")?.files == 1)
        withExtendedLifetime(locks) {}
    }

    @Test("CW-7: two sessions that begin at the same moment get along")
    func sessionsAtOnce() async throws {
        let ground = try Ground()
        try await withThrowingTaskGroup { group in
            for session in 1...4 {
                group.addTask {
                    let pool = try await ground.pool("s\(session)")
                    _ = await pool.prepare()
                    for turn in 1...3 {
                        let worktree = try await pool.acquire(feature: "same", earlier: nil)
                        try write("\(session) \(turn)\n", to: worktree.path + "/a.txt")
                        #expect(try await pool.commit(worktree, message: "x") != nil)
                        #expect(await pool.release(worktree) == nil)
                    }
                    #expect(await pool.close(removing: true).isEmpty)
                }
            }
            try await group.waitForAll()
        }
        #expect(try ground.branches().count == 13)
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
    }

    @Test("CW-8: what is registered without a directory, and what could not be made, leaves nothing behind")
    func stale() async throws {
        let ground = try Ground()
        let used = try await used(ground)
        try FileSystem.removeTree(used.worktree.path)
        let next = try await used.pool.acquire(feature: "y", earlier: nil)
        #expect(text(of: next.path + "/a.txt") == "two\n")
        _ = await used.pool.release(next)
        _ = await used.pool.close(removing: true)
        // A filter that fails makes every new worktree fail half-way.
        try ground.sh(
            """
            echo '*.txt filter=no' > .gitattributes; git add -A; git commit -q -m F
            git config filter.no.smudge false; git config filter.no.required true
            """)
        let pool = try await ground.pool("s2")
        await #expect(throws: WorktreeError.self) { try await pool.acquire(feature: "z", earlier: nil) }
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
        #expect(FileSystem.list(ground.top + "/.git/worktrees").isEmpty)
        #expect(try ground.branches() == ["main", "teambot/x"])
        #expect(await pool.status.isEmpty)
    }

    @Test("CW-19: one slow git call holds nobody else up")
    func slowCall() async throws {
        let ground = try Ground()
        let slow = try Slow(ground)
        let pool = try await ground.pool()
        try slow.arm()
        let first = Task { try await pool.acquire(feature: "slow", earlier: nil) }
        try await onOwnThread(throwing: { try slow.reached() })
        // The first is held within git; these go through from their beginning to their end.
        let second = try await pool.acquire(feature: "quick", earlier: nil)
        try write("x", to: second.path + "/x.txt")
        #expect(try await pool.commit(second, message: "x") != nil)
        #expect(await pool.release(second) == nil)
        #expect(await pool.status.map(\.state) == [.making, .free])
        try await onOwnThread(throwing: { try slow.open() })
        #expect(try await first.value.branch == "teambot/slow")
    }

    @Test("CW-23: ignored files do not survive a release; cache paths of the project do, when that is asked for")
    func ignored() async throws {
        let ground = try Ground()
        let pool = try await ground.pool(project: ground.top + "/sub", cache: [".build"])
        let first = try await pool.acquire(feature: "x", earlier: nil)
        try ground.sh(
            """
            for d in . sub; do mkdir -p $d/.build $d/out; echo c > $d/.build/c; echo o > $d/out/o; echo l > $d/l.log; done
            git init -q out/inner
            """, in: first.path)
        #expect(await pool.release(first) == nil)
        let second = try await pool.acquire(feature: "y", earlier: nil)
        #expect(second.path == first.path)
        #expect(try ground.sh("git status --porcelain --ignored", in: second.path) == "!! sub/.build/")
        #expect(text(of: second.project + "/.build/c") == "c\n")
    }
}
