import Platform
import TestSupport
import Testing
import Worktrees

@Suite("What earlier sessions have left")
struct LeftoverTests {
    /// A worktree of a session `old` that is over in one way or another, and its state directory.
    private func leftover(
        _ ground: Ground, ended: Bool = true, _ script: String = ""
    ) async throws -> (worktree: Worktree, state: String) {
        let pool = try await ground.pool("old")
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try ground.sh(script.isEmpty ? ":" : script, in: worktree.path)
        let state = try ground.state("old")
        if ended { try write("{\"finished_at\": \"2026-01-01T00:00:00.000Z\"}", to: state + "/session.json") }
        return (worktree, state)
    }

    @Test("What is clean is removed, and its branch stays")
    func clean() async throws {
        let ground = try Ground()
        let (worktree, _) = try await leftover(ground, "echo y > y; git add -A; git commit -q -m Y; echo n > n.log")
        let said = try await ground.pool().prepare()
        #expect(said.count == 1 && said[0].contains("was removed"))
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
        #expect(FileSystem.list(ground.top + "/.git/worktrees").isEmpty)
        #expect(try ground.sh("git log -1 --format=%s \(worktree.branch)") == "Y")
    }

    @Test(
        "What would lose work is left alone and named",
        arguments: [
            "echo more >> a.txt", "echo new > new.txt", "echo s >> a.txt; git add a.txt",
            "git checkout -q --detach; echo y > y; git add -A; git commit -q -m Y",
            "echo lost > lost.txt; rm -rf \"$(git rev-parse --git-dir)\"",
        ])
    func treasure(_ script: String) async throws {
        let ground = try Ground()
        let (worktree, _) = try await leftover(ground, script)
        let files = try ground.sh("ls -A; cat a.txt", in: worktree.path)
        let said = try await ground.pool().prepare()
        #expect(said.count == 1 && said[0].contains(worktree.path) && said[0].contains("left alone"))
        #expect(try ground.sh("ls -A; cat a.txt", in: worktree.path) == files)
    }

    @Test("What a living session has is not touched")
    func living() async throws {
        let ground = try Ground()
        let (worktree, state) = try await leftover(ground)
        let lock = try #require(try FileLock.take(state + "/lock"))
        #expect(try await ground.pool().prepare().isEmpty)
        #expect(FileSystem.kind(worktree.path) == .directory)
        lock.release()
        #expect(try await ground.pool().prepare().count == 1)
    }

    @Test("What a session that can be resumed has is not touched; when its state is gone, nobody needs it")
    func resumable() async throws {
        let ground = try Ground()
        let (worktree, state) = try await leftover(ground, ended: false)
        #expect(try await ground.pool().prepare().isEmpty)
        try write("{\"finished_at\": null}", to: state + "/session.json")
        #expect(try await ground.pool().prepare().isEmpty)
        try write("{\"finished", to: state + "/session.json")
        #expect(try await ground.pool().prepare().isEmpty)
        #expect(FileSystem.kind(worktree.path) == .directory)
        try FileSystem.removeTree(state)
        #expect(try await ground.pool().prepare().count == 1)
        #expect(FileSystem.kind(worktree.path) == nil)
    }

    @Test("A directory that was removed by hand is taken from git's list, and nobody else's")
    func removedByHand() async throws {
        let ground = try Ground("git worktree add -q -b away ../away; rm -rf ../away")
        let (worktree, _) = try await leftover(ground)
        try FileSystem.removeTree(worktree.path)
        #expect(try await ground.pool().prepare().count == 1)
        #expect(FileSystem.list(ground.top + "/.git/worktrees") == ["away"])
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
    }

    @Test("A clean directory that git does not know any more is removed; an owner file alone goes without a word")
    func unknown() async throws {
        let ground = try Ground()
        let (worktree, _) = try await leftover(ground)
        try FileSystem.removeTree(ground.top + "/.git/worktrees")
        #expect(try await ground.pool().prepare().count == 1)
        #expect(FileSystem.kind(worktree.path) == nil)
        let (other, _) = try await leftover(ground)
        try ground.sh("git worktree remove --force '\(other.path)'")
        #expect(try await ground.pool().prepare().isEmpty)
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
    }

    @Test("One that git was killed over while it was made is removed, and one that is asked for again is made anew")
    func halfMade() async throws {
        let ground = try Ground()
        let (worktree, _) = try await leftover(ground)
        let interruption = """
            printf initializing > .git/worktrees/old-1/locked; rm .git/worktrees/old-1/index '\(worktree.path)/a.txt'
            """
        try ground.sh(interruption)
        let resumed = try await ground.pool("old", setup: ["/bin/sh", "-c", "echo p > p.log"])
        #expect(try await resumed.acquire(feature: "x", earlier: worktree) == worktree)
        #expect(try ground.sh("git status --porcelain", in: worktree.path) == "")
        #expect(text(of: worktree.path + "/p.log") == "p\n")
        try ground.sh(interruption)
        #expect(try await ground.pool().prepare().count == 1)
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
        #expect(FileSystem.list(ground.top + "/.git/worktrees").isEmpty)
    }

    @Test("Sessions that begin at the same moment remove each leftover once")
    func atOnce() async throws {
        let ground = try Ground()
        let old = try await ground.pool("old")
        for number in 1...5 { _ = try await old.acquire(feature: "x\(number)", earlier: nil) }
        try write("{\"finished_at\": \"2026-01-01T00:00:00.000Z\"}", to: try ground.state("old") + "/session.json")
        let said = try await withThrowingTaskGroup(of: [String].self) { group in
            for session in 1...4 { group.addTask { await (try ground.pool("s\(session)")).prepare() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(said.count == 5 && said.allSatisfy { $0.contains("was removed") }, "\(said)")
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
        #expect(FileSystem.list(ground.top + "/.git/worktrees").isEmpty)
    }

    @Test("Directories without an owner file, and files that only look like one, are the user's")
    func foreign() async throws {
        let ground = try Ground()
        let place = ground.top + "-worktrees"
        try ground.sh(
            """
            mkdir -p '\(place)/s1-1' '\(place)/mine'; echo x > '\(place)/mine/x'
            echo '{"session": "old"}' > '\(place)/mine.owner.json'
            echo 'not json' > '\(place)/s1-2.owner.json'
            """)
        let pool = try await ground.pool()
        #expect(await pool.prepare().isEmpty)
        #expect(try await pool.acquire(feature: "x", earlier: nil).name == "s1-3")
        #expect(text(of: place + "/mine/x") == "x\n" && FileSystem.kind(place + "/s1-1") == .directory)
    }

    @Test("Two repositories that share a directory for their worktrees leave each other's alone")
    func shared() async throws {
        let (one, two) = (try Ground(), try Ground())
        let place = one.place + "/shared"
        let first = try await one.pool("old", directory: place).acquire(feature: "x", earlier: nil)
        try write("{\"finished_at\": \"2026-01-01T00:00:00.000Z\"}", to: try one.state("old") + "/session.json")
        #expect(try await two.pool(directory: place).prepare().isEmpty)
        #expect(FileSystem.kind(first.path) == .directory)
        #expect(try await one.pool(directory: place).prepare().count == 1)
    }
}
