import Platform
import TestSupport
import Testing
import Worktrees

@Suite("Integration: finished branches, one after the other, on a branch of the session")
struct IntegrationTests {
    /// A ground with the branches `good`, `better` and `bad`, of which `good` and `bad` change the same line.
    private func ground() throws -> Ground {
        try Ground(
            """
            for name in good bad; do git checkout -q -b $name main; echo $name > a.txt; git commit -q -a -m $name; done
            git checkout -q -b better main; echo b > b.txt; git add -A; git commit -q -m better
            git checkout -q main
            """)
    }

    private func integration(_ ground: Ground, cache: [String] = []) async throws -> Integration {
        let repository = try await ground.repository()
        return Integration(
            repository, settings: WorktreeSettings(cachePaths: cache, environment: ground.environment), session: "s1",
            stateDirectory: try ground.state("s1"), base: try await repository.commit("main"))
    }

    @Test("What fits is merged, what does not is left out, and the user's checkout stays as it was")
    func merging() async throws {
        let ground = try ground()
        let before = try ground.sh("git rev-parse main HEAD; git status --porcelain")
        let integration = try await integration(ground)
        guard case .merged(let first) = try await integration.merge(branch: "good", title: "Good things") else {
            Issue.record("The first branch fits.")
            return
        }
        #expect(try await integration.merge(branch: "bad", title: "") == .conflict(files: ["a.txt"]))
        #expect(try ground.sh("git rev-parse teambot/integration-s1") == first)
        guard case .merged = try await integration.merge(branch: "better", title: "") else {
            Issue.record("The third branch fits.")
            return
        }
        let log = try ground.sh("git log --first-parent --format=%s main..teambot/integration-s1")
        #expect(log == "Merge better\nGood things")
        #expect(try ground.sh("git rev-parse main HEAD; git status --porcelain") == before)
        try await integration.close()
        #expect(FileSystem.list(ground.top + "-worktrees").isEmpty)
        #expect(try ground.branches().contains("teambot/integration-s1"))
    }

    @Test("A merge whose check has failed is taken back, with all that the check has left but the cache")
    func undo() async throws {
        let ground = try ground()
        let integration = try await integration(ground, cache: [".build"])
        _ = try await integration.merge(branch: "good", title: "")
        let kept = try ground.sh("git rev-parse teambot/integration-s1")
        _ = try await integration.merge(branch: "better", title: "")
        let worktree = try await integration.worktree()
        try ground.sh("mkdir .build out; echo x > .build/x; echo x > out/x; echo x > y", in: worktree.path)
        try await integration.undoLast()
        #expect(try ground.sh("git rev-parse teambot/integration-s1") == kept)
        #expect(try ground.sh("ls -A", in: worktree.path) == ".build\n.git\n.gitignore\na.txt\nsub")
        await #expect(throws: WorktreeError.self) { try await integration.undoLast() }
    }

    @Test("After an interruption, in the middle of a merge too, it goes on with what was merged")
    func resumption() async throws {
        let ground = try ground()
        let first = try await integration(ground)
        let merged = try await first.merge(branch: "good", title: "Good")
        let path = try await first.worktree().path
        try ground.sh("git merge -q bad || true; git status --porcelain | grep -q UU", in: path)
        let second = try await integration(ground)
        #expect(try await second.merge(branch: "good", title: "Good") == merged)
        try await second.undoLast()
        #expect(try ground.sh("git rev-parse teambot/integration-s1") == ground.sh("git rev-parse main"))
        try await second.close()
        #expect(!(try ground.branches().contains("teambot/integration-s1")))
    }

    @Test("Neither hooks, signatures nor a missing name stop a merge")
    func obstacles() async throws {
        let ground = try ground()
        try ground.sh(
            """
            git config --global --unset user.name; git config --global --unset user.email
            git config commit.gpgsign true; git config gpg.program false; git config merge.ff only
            for hook in pre-merge-commit commit-msg post-merge prepare-commit-msg; do
              printf '#!/bin/sh\\ntouch %s\\nexit 1\\n' '\(ground.place)/sprung' > .git/hooks/$hook; chmod +x .git/hooks/$hook
            done
            """)
        let integration = try await integration(ground)
        guard case .merged(let commit) = try await integration.merge(branch: "good", title: "") else {
            Issue.record("It fits.")
            return
        }
        #expect(try ground.sh("git log -1 --format='%an <%ae>' \(commit)") == "teambot <teambot@localhost>")
        #expect(FileSystem.kind(ground.place + "/sprung") == nil)
    }
}
