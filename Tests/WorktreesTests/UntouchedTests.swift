import Platform
import TestSupport
import Testing
import Worktrees

@Suite("What is the user's stays the user's")
struct UntouchedTests {
    private static let dirty = """
        git branch precious; git tag v1
        echo stashed >> a.txt; git stash -q
        echo staged > staged.txt; git add staged.txt
        echo changed >> a.txt; echo loose > loose.txt; echo noise > x.log
        """

    /// A whole session: two objectives at once, one with changes, one kept, one again, and an integration.
    private func session(_ ground: Ground, project: String? = nil) async throws {
        let pool = try await ground.pool(project: project)
        _ = await pool.prepare()
        async let first = pool.acquire(feature: "one", earlier: nil)
        async let second = pool.acquire(feature: "two", earlier: nil)
        let (one, two) = try await (first, second)
        try write("one\n", to: one.path + "/one.txt")
        #expect(try await pool.commit(one, message: "One")?.files == 1)
        #expect(await pool.release(one) == nil)
        let three = try await pool.acquire(feature: "three", earlier: nil)
        #expect(three.path == one.path)
        #expect(await pool.release(three) == nil)
        await pool.keep(two)
        _ = await pool.close(removing: true)
        try await OwnedWorktrees(
            try await ground.repository(), directory: ground.top + "-worktrees",
            owner: WorktreeOwner(session: "s1", stateDirectory: try ground.state("s1"))
        ).remove(two)
    }

    @Test("A whole session leaves the user's repository as it was, byte for byte")
    func untouched() async throws {
        let ground = try Ground(Self.dirty)
        let before = try Footprint(ground)
        try await session(ground)
        #expect(try Footprint(ground) == before)
        #expect(try ground.sh("git stash list | wc -l").contains("1"))
        #expect(try ground.branches() == ["main", "precious", "teambot/one", "teambot/two"])
        let repository = try await ground.repository()
        let integration = Integration(
            repository, settings: WorktreeSettings(environment: ground.environment), session: "s1",
            stateDirectory: try ground.state("s1"), base: try await repository.commit("HEAD"))
        guard case .merged = try await integration.merge(branch: "teambot/one", title: "One") else {
            Issue.record("It fits.")
            return
        }
        try await integration.close()
        #expect(try Footprint(ground) == before)
        try ground.sh("touch a.txt")
        #expect(try Footprint(ground) != before, "A file with another time is seen.")
    }

    @Test(
        "Whatever state a repository is in, a session works in it and leaves it as it was",
        arguments: [
            ("a detached HEAD", "git checkout -q --detach HEAD~1"),
            ("another branch", "git checkout -q -b feature/some-thing"),
            ("a remote", "git clone -q --bare . ../origin.git; git remote add origin ../origin.git; git fetch -q"),
            ("packed references", "git pack-refs --all; git gc -q"),
            (
                "an unfinished merge",
                "git checkout -q -b o HEAD~1; echo o > a.txt; git commit -q -am o; git merge -q main || true"
            ),
            (
                "an unfinished rebase",
                "git checkout -q -b o HEAD~1; echo o > a.txt; git commit -q -am o; git rebase -q main || true"
            ),
            (
                "a shallow clone",
                "cd ..; git clone -q --depth 1 file://$PWD/repository shallow; rm -rf repository; mv shallow repository"
            ),
            ("a sparse checkout", "git sparse-checkout set sub"),
            ("a split index", "git config core.splitIndex true; git update-index --split-index"),
            ("an untracked cache", "git update-index --force-untracked-cache"),
            (
                "line ends of another system",
                "git config core.autocrlf true; printf 'a\\r\\nb\\r\\n' > crlf.txt; git add -A; git commit -q -m crlf"
            ),
            ("signatures that cannot be made", "git config commit.gpgsign true; git config gpg.program false"),
            (
                "configurations of worktrees",
                "git config extensions.worktreeConfig true; git config --worktree core.x y"
            ),
            (
                "branches that follow others",
                "git config branch.autoSetupMerge always; git config branch.autoSetupRebase always"
            ),
            (
                "a required filter",
                "git config filter.f.clean cat; git config filter.f.smudge cat; git config filter.f.required true; echo '*.txt filter=f' > .gitattributes; git add -A; git commit -q -m f"
            ),
        ])
    func states(_ name: String, _ script: String) async throws {
        let ground = try Ground(script)
        let before = try Footprint(ground)
        try await session(ground)
        #expect(try Footprint(ground) == before, "\(name)")
    }

    @Test(
        "Blanks and letters of any script in paths are no trouble",
        arguments: ["two words", "Ümläut 日本 'q' \"d\"", "-dash", "a$b"])
    func paths(_ name: String) async throws {
        let ground = try Ground(name: name)
        let before = try Footprint(ground)
        try await session(ground)
        #expect(try Footprint(ground) == before)
    }

    @Test("Worktrees of the user stay registered: locked ones, and those whose directory is away")
    func registrations() async throws {
        let ground = try Ground(
            """
            git worktree add -q -b locked ../locked; git worktree lock ../locked
            git worktree add -q -b away ../away; rm -rf ../away
            git worktree add -q -b s1 ../repository-worktrees/s1-1; echo dirt > ../repository-worktrees/s1-1/dirt
            """)
        let list = try ground.sh("git worktree list --porcelain")
        let pool = try await ground.pool()
        #expect(await pool.prepare().isEmpty)
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        #expect(worktree.name == "s1-2")
        await pool.release(worktree)
        #expect(await pool.close(removing: true).isEmpty)
        #expect(try ground.sh("git worktree list --porcelain") == list)
        #expect(text(of: ground.top + "-worktrees/s1-1/dirt") == "dirt\n")
    }

    @Test("A worktree of ours that the user has locked is left alone")
    func locked() async throws {
        let ground = try Ground()
        let pool = try await ground.pool()
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try ground.sh("git worktree lock '\(worktree.path)'; echo mine > '\(worktree.path)/mine'")
        #expect(await pool.release(worktree)?.contains("stays") == true)
        #expect(text(of: worktree.path + "/mine") == "mine\n")
        #expect(await pool.status.map(\.state) == [.broken])
        #expect(try await pool.acquire(feature: "y", earlier: nil).path != worktree.path)
    }

    @Test("In a linked worktree of the user, and below the top, a session works as anywhere")
    func linked() async throws {
        let ground = try Ground("git worktree add -q -b linked ../linked; echo dirt >> ../linked/a.txt")
        let linked = FileSystem.parent(of: ground.top) + "/linked"
        let repository = try await ground.repository(of: linked + "/sub")
        #expect(repository.top == linked && repository.prefix == "sub")
        #expect(repository.commonDirectory == ground.top + "/.git")
        let before = try ground.sh("git status --porcelain; git rev-parse HEAD; cat a.txt", in: linked)
        let pool = try await ground.pool(project: linked + "/sub")
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        #expect(worktree.path == linked + "-worktrees/s1-1" && worktree.project == worktree.path + "/sub")
        await pool.release(worktree)
        #expect(await pool.close(removing: true).isEmpty)
        #expect(try ground.sh("git status --porcelain; git rev-parse HEAD; cat a.txt", in: linked) == before)
    }

    @Test("A damaged worktree inside the repository never lets git reach the user's own files")
    func inside() async throws {
        let ground = try Ground("echo trees/ >> .gitignore; git commit -q -a -m Ignore; \(Self.dirty)")
        let before = try Footprint(ground)
        let pool = try await ground.pool(directory: "trees")
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        #expect(worktree.path == ground.top + "/trees/s1-1")
        try FileSystem.removeFile(worktree.path + "/.git")
        try write("x", to: worktree.path + "/x.txt")
        #expect(try await pool.commit(worktree, message: "x")?.files == 1)
        try FileSystem.removeTree(worktree.path + "/.git")
        try write("gitdir: \(ground.top)/.git\n", to: worktree.path + "/.git")
        #expect(await pool.release(worktree) == nil)
        #expect(await pool.close(removing: true).isEmpty)
        try ground.sh("rmdir trees")
        #expect(try Footprint(ground) == before)
    }
}
