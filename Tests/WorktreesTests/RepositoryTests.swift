import Platform
import TestSupport
import Testing
import Worktrees

@Suite("A repository, and what stands in it now")
struct RepositoryTests {
    private func complaint(_ work: () async throws -> Void) async -> String {
        do {
            try await work()
            return ""
        } catch { return "\(error)" }
    }

    @Test("What is no repository, or one without files or commits, is refused with advice")
    func refusals() async throws {
        let ground = try Ground("git init -q --bare ../bare.git; git init -q ../empty; mkdir ../plain")
        let place = FileSystem.parent(of: ground.top)
        let plain = await complaint { _ = try await ground.repository(of: place + "/plain") }
        #expect(plain.contains("git init") && plain.contains("--workers 1"))
        let bare = await complaint { _ = try await ground.repository(of: place + "/bare.git") }
        #expect(bare.contains("bare") && bare.contains("--workers 1"))
        let empty = await complaint { _ = try await ground.repository(of: place + "/empty").commit("HEAD") }
        #expect(empty.contains("git add -A") && !empty.contains("--workers 1"))
        let unknown = await complaint { _ = try await ground.repository().commit("nobody") }
        #expect(unknown.contains("no commit nobody"))
        let option = await complaint { _ = try await ground.repository().commit("--all") }
        #expect(option.contains("no commit --all"))
        let noGit = await complaint {
            _ = try await Repository.find(project: ground.top, environment: [("PATH", "/nowhere")])
        }
        #expect(noGit.contains("Install git"))
    }

    @Test("Commits are found by every name that git knows")
    func commits() async throws {
        let ground = try Ground("git tag -a -m v v1")
        let repository = try await ground.repository()
        let head = try ground.sh("git rev-parse HEAD")
        for name in ["HEAD", "main", "v1", String(head.prefix(8)), "HEAD~0"] {
            #expect(try await repository.commit(name) == head)
        }
    }

    @Test("A snapshot has tracked, staged and new files as they are now, none that is ignored, and touches nothing")
    func snapshot() async throws {
        let ground = try Ground(
            """
            echo changed > a.txt; echo staged > staged.txt; git add staged.txt; echo later > staged.txt
            echo new > new.txt; rm sub/s.txt; echo noise > x.log; mkdir state; echo s > state/s
            """)
        let before = try Footprint(ground)
        let repository = try await ground.repository(of: ground.top + "/sub")
        let commit = try await repository.snapshot(of: ground.top, excluding: ["state"])
        #expect(try Footprint(ground) == before)
        #expect(try ground.sh("git rev-parse \(commit)~1") == ground.sh("git rev-parse HEAD"))
        #expect(try ground.sh("git ls-tree -r --name-only \(commit)") == ".gitignore\na.txt\nnew.txt\nstaged.txt")
        #expect(try ground.sh("git show \(commit):a.txt \(commit):staged.txt") == "changed\nlater")
        #expect(try ground.branches() == ["main"])
    }

    @Test("Without changes the snapshot is the last commit itself")
    func unchanged() async throws {
        let ground = try Ground("echo noise > x.log")
        #expect(try await ground.repository().snapshot(of: ground.top) == ground.sh("git rev-parse HEAD"))
    }

    @Test("In a worktree of ours a snapshot is of that, and one can begin on it", arguments: ["true", "false"])
    func worktree(_ splitIndex: String) async throws {
        let ground = try Ground("git config core.splitIndex \(splitIndex); git config core.untrackedCache true")
        let repository = try await ground.repository()
        let owned = OwnedWorktrees(
            repository, directory: "../trees",
            owner: WorktreeOwner(session: "s1", stateDirectory: try ground.state("s1")))
        let first = try await owned.make(name: "one", branch: nil, base: try await repository.commit("HEAD"))
        try write("w", to: first.path + "/w.txt")
        let base = try await repository.snapshot(of: first.path)
        let second = try await owned.make(name: "two", branch: "teambot/two", base: base)
        #expect(text(of: second.path + "/w.txt") == "w" && second.path.hasSuffix("/trees/two"))
        await #expect(throws: WorktreeError.self) { try await owned.make(name: "two", branch: "teambot/3", base: base) }
        await #expect(throws: WorktreeError.self) { try await owned.make(name: "3", branch: "teambot/two", base: base) }
        #expect(try ground.branches() == ["main", "teambot/two"])
        try await owned.remove(first)
        try await owned.remove(second)
        #expect(FileSystem.list(FileSystem.parent(of: ground.top) + "/trees").isEmpty)
        #expect(FileSystem.list(ground.top + "/.git/worktrees").isEmpty)
        await #expect(throws: WorktreeError.self) { try await owned.remove(first) }
    }
}
