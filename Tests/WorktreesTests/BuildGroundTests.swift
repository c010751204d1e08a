import Platform
import Testing
import Worktrees

@Suite("Worktrees: what several builders leave")
struct BuildGroundTests {
    /// Two tasks whose results are put together and wait to be written into the project.
    private static func ready(_ ground: Ground, first: String, second: String = "true") async throws -> BuildGround {
        let build = try await BuildGround.find(
            project: ground.top, environment: ground.environment, directory: nil, run: "r1", stage: "A.lock..B",
            state: try ground.state("r1"))
        var merged = try await build.begin()
        for (task, script) in [("task 1", first), ("task 2", second)] {
            #expect(try await build.makeReady(task, on: merged, with: []))
            try ground.sh(script, in: build.worktree(task).path)
            let commit = try await build.keep(task, message: task)
            try await build.discard(build.worktree(task))
            guard case .merged(let next) = try await build.merge(commit, into: merged, message: task) else {
                Issue.record("a conflict")
                break
            }
            merged = next
        }
        return build
    }

    @Test("What was written only in part is written to the end, and a second time nothing happens")
    func again() async throws {
        let ground = try Ground("echo d > d.txt; mkdir deep; echo x > deep/x; git add -A; git commit -q -m Third")
        let build = try await Self.ready(
            ground, first: "echo new > a.txt; rm -r deep; echo file > deep; echo n > n.txt; rm d.txt",
            second: "mkdir -p p/q; echo q > p/q/r; chmod +x sub/s.txt")
        let index = try ground.sh("sha256sum .git/index")
        // As after a kill in the middle.
        try ground.sh("echo new > a.txt; rm d.txt")
        for _ in 0..<2 {
            try await build.apply()
            let found = try ground.sh(
                "cat a.txt deep n.txt p/q/r; test -x sub/s.txt; test ! -e d.txt; git for-each-ref | wc -l")
            #expect(found == "new\nfile\nn\nq\n8", "\(found)")
        }
        #expect(try ground.sh("sha256sum .git/index") == index)
        try await build.clear()
        #expect(try ground.sh("git for-each-ref --format='%(refname)'") == "refs/heads/main")
        #expect(try ground.sh("git worktree list | wc -l") == "1")
        #expect(try await !build.isUsed())
    }

    @Test(
        "Where somebody has written meanwhile what the result touches, nothing at all is written",
        arguments: [
            "echo user > a.txt", "rm a.txt", "echo user > n.txt", "echo user > n.log", "rm -r sub; echo user > sub",
            "mkdir n.txt; echo user > n.txt/file", "mkdir n.txt; echo user > n.txt/ignored.log", "ln -s /nowhere n.txt",
        ])
    func changed(_ script: String) async throws {
        let ground = try Ground()
        let build = try await Self.ready(
            ground, first: "echo new > a.txt; echo n > n.txt",
            second: "echo x > .gitignore; echo n > n.log; echo t > sub/t.txt")
        try ground.sh(script)
        let before = try ground.sh(
            "git status --porcelain --ignored; find . -path ./.git -prune -o -type f -print -exec cat {} +")
        let error = await #expect(throws: WorktreeError.self) { try await build.apply() }
        #expect(
            error?.code == .taken && error?.description.contains("Nothing was written") == true,
            "\(String(describing: error))")
        let after = try ground.sh(
            "git status --porcelain --ignored; find . -path ./.git -prune -o -type f -print -exec cat {} +")
        #expect(before == after)
        #expect(FileSystem.exists(build.merging.path + "/n.txt"), "the result is kept")
    }

    @Test("What somebody has changed elsewhere stays, and is no part of the result")
    func elsewhere() async throws {
        let ground = try Ground(
            "echo b > b.txt; git add b.txt; git commit -q -m Third; echo dirty > b.txt; git add b.txt")
        let build = try await Self.ready(ground, first: "echo new > a.txt")
        try ground.sh("echo user > u.txt; echo more > b.txt; git stash list > stash")
        try await build.apply()
        #expect(try ground.sh("cat a.txt u.txt b.txt; git diff --cached --name-only") == "new\nuser\nmore\nb.txt")
    }
}
