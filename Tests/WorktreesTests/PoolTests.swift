import Platform
import TestSupport
import Testing
import Worktrees

@Suite("The pool: each objective gets a worktree of its own")
struct PoolTests {
    @Test("An objective begins with the base's files, on a branch of its own that follows nobody")
    func beginning() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "dates", earlier: nil)
        #expect(worktree.branch == "teambot/dates")
        #expect(worktree.path == ground.top + "-worktrees/s1-1")
        #expect(text(of: worktree.project + "/a.txt") == "two\n")
        #expect(try ground.sh("git symbolic-ref HEAD", in: worktree.path) == "refs/heads/teambot/dates")
        #expect(try ground.sh("git rev-parse HEAD", in: worktree.path) == worktree.base)
        #expect(try ground.sh("git config --local --get-regexp '^branch' || true") == "")
        #expect(await pool.status.map(\.state) == [.busy])
    }

    @Test("What an objective has changed is one commit on its branch, with its figures")
    func changes() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "dates", earlier: nil)
        try write("three\nfour\n", to: worktree.path + "/a.txt")
        try write("new\n", to: worktree.path + "/b.txt")
        try write("noise", to: worktree.path + "/x.log")
        let found = try await pool.commit(worktree, message: "Read dates\n\nIn any order.")
        let changes = try #require(found)
        #expect(changes.files == 2 && changes.insertions == 3 && changes.deletions == 1)
        #expect(changes.statistics.contains("a.txt") && changes.statistics.contains("b.txt"))
        #expect(try ground.sh("git rev-parse teambot/dates teambot/dates~1") == "\(changes.commit)\n\(worktree.base)")
        #expect(
            try ground.sh("git log -1 --format='%an <%ae> %s' teambot/dates") == "A User <user@example.org> Read dates")
        #expect(try ground.sh("git ls-tree --name-only teambot/dates").contains("x.log") == false)
        #expect(try await pool.commit(worktree, message: "again")?.commit == changes.commit)
    }

    @Test("An objective whose run gets another name has its worktree again")
    func renamed() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "dates", earlier: nil)
        await pool.keep(worktree)
        #expect(try await pool.acquire(feature: "dates-2", earlier: worktree) == worktree)
        #expect(await pool.status.map(\.state) == [.busy])
    }

    @Test("An objective that changes nothing leaves no commit, and after its release no branch")
    func nothing() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "idle", earlier: nil)
        #expect(try await pool.commit(worktree, message: "Nothing") == nil)
        #expect(await pool.release(worktree) == nil)
        #expect(try ground.branches() == ["main"])
    }

    @Test("What an agent has committed itself, on the branch or beside it, is on the branch")
    func ownCommits() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let first = try await pool.acquire(feature: "own", earlier: nil)
        try ground.sh("echo x > x.txt; git add -A; git commit -q -m Own; echo y > y.txt", in: first.path)
        #expect(try await pool.commit(first, message: "Rest")?.files == 2)
        #expect(try ground.sh("git log --format=%s \(first.base)..teambot/own") == "Rest\nOwn")
        let second = try await pool.acquire(feature: "aside", earlier: nil)
        try ground.sh("git checkout -q -b elsewhere; echo x > x.txt; git add -A; git commit -q -m Own", in: second.path)
        #expect(try await pool.commit(second, message: "Rest")?.files == 1)
        #expect(try ground.sh("git log --format=%s \(first.base)..teambot/aside") == "Own")
        #expect(try ground.sh("git symbolic-ref HEAD", in: second.path) == "refs/heads/teambot/aside")
        let third = try await pool.acquire(feature: "both", earlier: nil)
        try ground.sh(
            """
            echo x > x.txt; git add -A; git commit -q -m Here
            git checkout -q --detach HEAD~1; echo y > y.txt; git add -A; git commit -q -m There; echo z > z.txt
            """, in: third.path)
        #expect(try await pool.commit(third, message: "Both") != nil)
        #expect(try ground.sh("git log --format=%s \(first.base)..teambot/both | sort") == "Both\nHere\nThere")
    }

    @Test("A worktree that is free again is used again, with the base's files and nothing else")
    func reuse() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let first = try await pool.acquire(feature: "one", earlier: nil)
        try ground.sh(
            "echo x >> a.txt; rm sub/s.txt; echo n > new.txt; mkdir -p deep/er; echo o > deep/er/o", in: first.path)
        _ = try await pool.commit(first, message: "One")
        await pool.release(first)
        let second = try await pool.acquire(feature: "two", earlier: nil)
        #expect(second.path == first.path && second.branch == "teambot/two")
        #expect(try ground.sh("git status --porcelain --ignored", in: second.path) == "")
        #expect(try ground.sh("git rev-parse HEAD", in: second.path) == second.base)
        #expect(try ground.sh("ls -A", in: second.path) == ".git\n.gitignore\na.txt\nsub")
        #expect(await pool.status.map(\.feature) == ["two"])
    }

    @Test("A lock that a killed git has left at a branch of ours goes, and no other does")
    func locks() async throws {
        let ground = try Ground("git branch user; mkdir -p .git/refs/heads/teambot")
        let heads = ground.top + "/.git/refs/heads/"
        let ours = ["teambot/x.lock", "teambot/x-2.lock", "teambot/integration-s1.lock"]
        let others = ["user.lock", "teambot/xy.lock", "teambot/y-2.lock"]
        for name in ours + others { try write("", to: heads + name) }
        _ = try await ground.pool("s1").prepare(features: ["x"])
        #expect(ours.allSatisfy { FileSystem.kind(heads + $0) == nil })
        #expect(others.allSatisfy { FileSystem.kind(heads + $0) == .file })
    }

    @Test("Two objectives of one name get two branches")
    func sameName() async throws {
        let ground = try Ground("git branch teambot/x; git branch teambot/x-2/y")
        let pool = try await ground.pool()
        #expect(try await pool.acquire(feature: "x", earlier: nil).branch == "teambot/x-3")
        #expect(try await pool.acquire(feature: "x", earlier: nil).branch == "teambot/x-4")
        #expect(try ground.sh("git rev-parse teambot/x") == ground.sh("git rev-parse main"))
    }

    @Test("A branch named teambot leaves no room below it: a hyphen stands for the slash")
    func hyphen() async throws {
        let ground = try Ground("git branch teambot; git branch teambot-x")
        let pool = try await ground.pool()
        #expect(try await pool.acquire(feature: "y", earlier: nil).branch == "teambot-y")
        #expect(try await pool.acquire(feature: "x", earlier: nil).branch == "teambot-x-2")
    }

    @Test(
        "Any name of a feature becomes the name of a branch",
        arguments: ["a..b", "x.lock", "ends.", ".begins", "Ünïcode-日本", "a b~c^d:e?f*g[h\\i", "@{x", "-dash"])
    func names(_ feature: String) async throws {
        let ground = try Ground()
        let worktree = try await ground.pool().acquire(feature: feature, earlier: nil)
        #expect(try ground.sh("git symbolic-ref HEAD", in: worktree.path) == "refs/heads/" + worktree.branch)
        #expect(worktree.branch.hasPrefix("teambot/"))
    }

    @Test("The command that prepares a worktree runs in the project; when it fails nothing is left")
    func setup() async throws {
        let ground = try Ground()
        let pool = try await ground.pool(
            project: ground.top + "/sub", setup: ["/bin/sh", "-c", "pwd > out.log; echo $HOME >> out.log"])
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        #expect(text(of: worktree.path + "/sub/out.log") == "\(worktree.path)/sub\n\(ground.place)/home\n")
        let bad = try await ground.pool("s2", setup: ["/bin/sh", "-c", "echo no compiler here; exit 3"])
        await #expect {
            try await bad.acquire(feature: "y", earlier: nil)
        } throws: {
            ($0 as? WorktreeError)?.code == .notPrepared && "\($0)".contains("no compiler here")
        }
        #expect(try ground.branches() == ["main", "teambot/x"])
        #expect(FileSystem.list(ground.top + "-worktrees") == ["s1-1", "s1-1.owner.json"])
    }

    @Test("A project of which nothing is committed yet has its directory in each worktree")
    func newProject() async throws {
        let ground = try Ground("mkdir -p new/project")
        let pool = try await ground.pool(project: ground.top + "/new/project")
        for feature in ["a", "b"] {
            let worktree = try await pool.acquire(feature: feature, earlier: nil)
            #expect(worktree.prefix == "new/project" && FileSystem.kind(worktree.project) == .directory)
            #expect(await pool.release(worktree) == nil)
        }
    }

    @Test("A worktree that is kept stays as it is and is not used again")
    func kept() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let first = try await pool.acquire(feature: "failed", earlier: nil)
        try write("half", to: first.path + "/half.txt")
        await pool.keep(first)
        #expect(try await pool.acquire(feature: "next", earlier: nil).path != first.path)
        #expect(await pool.close(removing: true).contains { $0.contains(first.path) })
        #expect(text(of: first.path + "/half.txt") == "half")
        try write("{\"finished_at\": \"2026-01-01T00:00:00.000Z\"}", to: try ground.state("s1") + "/session.json")
        _ = try await ground.pool("s2").prepare()
        #expect(text(of: first.path + "/half.txt") == "half")
    }

    @Test("A pool that is closed removes what is free, and hands out no more")
    func closing() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let first = try await pool.acquire(feature: "a", earlier: nil)
        await pool.release(first)
        #expect(await pool.close(removing: true).isEmpty)
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
        await #expect(throws: WorktreeError.self) { try await pool.acquire(feature: "b", earlier: nil) }
    }

    @Test("A repository that an agent has made inside is not thrown away")
    func inner() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "inner", earlier: nil)
        try ground.sh("mkdir in; cd in; git init -q; echo x > x; git add -A; git commit -q -m Inner", in: worktree.path)
        let changes = try await pool.commit(worktree, message: "Inner")
        #expect(changes?.warnings.count == 1)
        #expect(await pool.release(worktree)?.contains(worktree.path + "/in") == true)
        #expect(text(of: worktree.path + "/in/x") == "x\n")
        #expect(await pool.status.map(\.state) == [.kept])
    }
}
