import Platform
import TestSupport
import Testing
import Worktrees

@Suite("Nothing that a configuration names is started")
struct QuietTests {
    @Test(
        "A session starts no hook, monitor, editor, pager, signature program or maintenance",
        arguments: [
            "git config core.fsmonitor \"$TRAP\"",
            "for h in pre-commit post-checkout post-commit commit-msg reference-transaction post-index-change post-rewrite "
                + "prepare-commit-msg pre-auto-gc; do cp \"$TRAP\" .git/hooks/$h; done",
            "mkdir ../hooks; for h in pre-commit post-checkout reference-transaction; do cp \"$TRAP\" ../hooks/$h; done; "
                + "git config --global core.hooksPath \"$PWD/../hooks\"",
            "git config core.editor \"$TRAP\"; git config core.pager \"$TRAP\"; git config pager.diff \"$TRAP\"",
            "git config commit.gpgsign true; git config gpg.program \"$TRAP\"; git config tag.gpgsign true",
            "git config diff.external \"$TRAP\"; git config diff.x.textconv \"$TRAP\"; echo '* diff=x' > .git/info/attributes",
            "git config credential.helper \"!$TRAP\"; git config core.askPass \"$TRAP\"; git config core.sshCommand \"$TRAP\"",
            "git config gc.auto 1; git config gc.autoDetach false; cp \"$TRAP\" .git/hooks/pre-auto-gc",
            "for v in worktree add commit-tree clean checkout diff; do git config alias.$v \"!$TRAP\"; done",
        ])
    func traps(_ script: String) async throws {
        let ground = try Ground()
        let marker = ground.place + "/sprung"
        try write("#!/bin/sh\ntouch '\(marker)'\nexit 1\n", to: ground.place + "/trap")
        try ground.sh("chmod +x ../trap; TRAP=\(ground.place)/trap; \(script)")
        // Only what teambot starts counts.
        try FileSystem.removeFile(marker)
        let pool = try await ground.pool()
        _ = await pool.prepare()
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try write("x", to: worktree.path + "/x.txt")
        #expect(try await pool.commit(worktree, message: "x")?.files == 1)
        #expect(await pool.release(worktree) == nil)
        _ = try await ground.repository().snapshot(of: ground.top)
        #expect(await pool.close(removing: true).isEmpty)
        #expect(FileSystem.kind(marker) == nil)
    }

    @Test("Variables of the user that name other repositories and programs do not reach git")
    func variables() async throws {
        let other = try Ground()
        let ground = try Ground(
            setting: [
                ("GIT_DIR", other.top + "/.git"), ("GIT_INDEX_FILE", other.top + "/index"),
                ("GIT_TRACE", other.place + "/trace"),
            ].map { (name: "TEAMBOT_TEST_" + $0.0, value: $0.1) })
        let environment = ground.environment.map {
            (name: $0.name.hasPrefix("TEAMBOT_TEST_") ? String($0.name.dropFirst(13)) : $0.name, value: $0.value)
        }
        let repository = try await Repository.find(project: ground.top, environment: environment)
        #expect(repository.top == ground.top && repository.commonDirectory == ground.top + "/.git")
        #expect(FileSystem.kind(other.place + "/trace") == nil)
    }

    @Test("A name of the user's environment is used where the configuration has none, and else teambot's")
    func identity() async throws {
        let unset = "git config --global --unset user.name; git config --global --unset user.email"
        for (extra, expected) in [
            ([], "teambot <teambot@localhost>"), ([("GIT_AUTHOR_NAME", "Other")], "Other <teambot@localhost>"),
        ] as [([(name: String, value: String)], String)] {
            let ground = try Ground("git config user.useConfigOnly true; \(unset)", setting: extra)
            let pool = try await ground.pool()
            let worktree = try await pool.acquire(feature: "x", earlier: nil)
            try write("x", to: worktree.path + "/x.txt")
            #expect(try await pool.commit(worktree, message: "x") != nil)
            #expect(try ground.sh("git log -1 --format='%an <%ae>' teambot/x") == expected)
        }
    }
}
