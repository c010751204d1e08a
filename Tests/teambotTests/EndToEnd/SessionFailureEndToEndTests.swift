import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What becomes of objectives that fail, and of those that wait for them.
    @Suite struct SessionFailures {
        @Test("CW-15: all failed is failed, some failed is partial success, and each error is kept")
        func statuses() throws {
            let ground = try SessionProject("Alpha", "Beta") {
                Sessions.stage(
                    "echo said by $TEAMBOT_FEATURE; test -e '\($0.path)/'good-$TEAMBOT_FEATURE && echo x > x.txt", $0)
            }
            let all = try ground.teambot("run", "alpha.md", "beta.md")
            #expect(all.status == 1, "\(all)")
            #expect(try ground.state().status == .failed)
            #expect(try ground.state().executions.allSatisfy { $0.error?.contains("WORK") ?? false })
            try ground.project.write("good-alpha", "")
            let some = try ground.teambot("resume")
            #expect(some.status == 1, "\(some)")
            #expect(try ground.state().status == .partialSuccess)
            #expect(try ground.statuses() == ["Alpha": .complete, "Beta": .failed])
            try ground.project.write("good-beta", "")
            let none = try ground.teambot("resume")
            #expect(none.status == 0, "\(none)")
            #expect(try ground.state().status == .complete)
            #expect(try ground.teambot("resume").status == 2)
        }

        @Test(
            "CW-17: what a command has found is the same next time, so it is not tried again; the work is on the branch"
        )
        func deterministic() throws {
            let ground = try SessionProject("Alpha", "Beta") {
                Sessions.stage("echo try >> '\($0.path)/tries.log'; echo half > half.txt; exit 1", $0)
            }
            let end = try ground.teambot("run", "alpha.md", "beta.md", "--retries", "2")
            #expect(end.status == 1, "\(end)")
            #expect(ground.project.lines("tries.log").count == 2)
            #expect(try ground.state().executions.allSatisfy { $0.retryCount == 0 && $0.commit != nil })
            #expect(try ground.sh("git show teambot/alpha:half.txt") == "half")
            #expect(try ground.sh("git log -1 --format=%s teambot/alpha") == "Unfinished: Alpha")
            #expect(ground.worktrees.isEmpty)
        }

        @Test("CW-18: with --keep-failed the worktree of a failed objective stays as it was left, and is named")
        func kept() throws {
            let ground = try SessionProject("Alpha", "Beta") {
                Sessions.stage("echo half > half.txt; test $TEAMBOT_FEATURE = beta", $0)
            }
            let end = try ground.teambot("run", "alpha.md", "beta.md", "--keep-failed")
            #expect(end.status == 1, "\(end)")
            let alpha = try #require(try ground.state().executions.first)
            let worktree = try #require(alpha.worktree)
            #expect(alpha.isWorktreeKept && end.mentions(worktree), "\(end)")
            #expect(try ground.sh("git -C '\(worktree)' status --porcelain") == "?? half.txt")
            // A later session leaves it alone.
            try ground.objective("Gamma")
            try ground.teambot("run", "gamma.md", "--worktree")
            #expect(FileSystem.exists(worktree + "/half.txt"))
        }

        @Test("CW-22: what needs an objective that has failed is blocked and says why, through all links")
        func blocked() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", "Delta") {
                Sessions.stage("echo x > x.txt; test $TEAMBOT_FEATURE != alpha", $0)
            }
            try ground.objective("Beta", "needs: [alpha.md]")
            try ground.objective("Gamma", "needs: [beta.md]")
            let end = try ground.teambot("run", "alpha.md", "beta.md", "gamma.md", "delta.md")
            #expect(end.status == 1, "\(end)")
            let expected: [String: ExecutionStatus] = [
                "Alpha": .failed, "Beta": .blocked, "Gamma": .blocked, "Delta": .complete,
            ]
            #expect(try ground.statuses() == expected)
            let beta = try ground.state().executions[1]
            #expect(beta.error?.contains("“Alpha”") ?? false, "\(beta.error ?? "")")
        }

        @Test(
            "CW-17: what may pass is tried again after a wait that frees the worker, in its worktree, with its error kept"
        )
        func retried() throws {
            let ground = try SessionProject("Alpha", "Beta") { project in
                let script =
                    "echo $TEAMBOT_FEATURE >> '\(project.path)/tries.log'; test $TEAMBOT_FEATURE = beta && exec touch b.txt; "
                    + "test -e first.txt && exec touch second.txt; touch first.txt; echo out of luck; exit 3"
                return StagesText().agent("worker", script).stage("WORK", "\"work_agent\": \"worker\"", next: "END")
                    .stage("END", "", next: [])
            }
            let end = try ground.teambot("run", "alpha.md", "beta.md", "--workers", "1", "--retries", "1")
            #expect(end.status == 0, "\(end)")
            #expect(ground.project.lines("tries.log") == ["alpha", "beta", "alpha"])
            let alpha = try #require(try ground.state().executions.first)
            #expect(alpha.retryCount == 1 && alpha.errors.count == 1 && alpha.error == nil)
            #expect(try ground.sh("git diff --name-only main teambot/alpha") == "first.txt\nsecond.txt")
        }

        @Test("CW-2: a time limit fires while an agent works, and is no matter for a retry")
        func timeLimit() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Sessions.meeting)
            let gate = try Signpost("gate", in: ground.project)
            let up = try Signpost("up", in: ground.project)
            let end = try ground.teambot("run", "alpha.md", "beta.md", "--max-hours", "0.0001")
            #expect(end.status == 124, "\(end)")
            #expect(try ground.state().executions.allSatisfy { $0.exitStatus == 124 && $0.retryCount == 0 })
            withExtendedLifetime((gate, up)) {}
        }

        @Test("An objective whose file is gone before its turn fails, and the others go on")
        func vanished() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma") {
                Sessions.stage("rm -f '\($0.path)/beta.md'; echo x > x.txt", $0)
            }
            let end = try ground.teambot("run", "alpha.md", "beta.md", "gamma.md", "--workers", "1")
            #expect(try ground.statuses() == ["Alpha": .complete, "Beta": .failed, "Gamma": .complete])
            #expect(try ground.state().executions[1].error?.contains("beta.md") ?? false, "\(end)")
            #expect(end.status == 2, "\(end)")
            #expect(try ground.branches() == ["main", "teambot/alpha", "teambot/gamma"])
        }

        @Test("An objective that waits for an approval is blocked; after the decision the session goes on with it")
        func approval() throws {
            let ground = try SessionProject("Alpha", "Beta") { _ in
                StagesText().command("WORK", "echo x > x.txt", next: "ASK")
                    .stage("ASK", "\"approval\": { \"question\": \"Ship it?\" }", next: "LAST").command(
                        "LAST", "test -e x.txt && echo y > y.txt")
            }
            let first = try ground.teambot("run", "alpha.md", "beta.md")
            #expect(first.status == 5, "\(first)")
            #expect(try ground.statuses() == ["Alpha": .blocked, "Beta": .blocked])
            #expect(try ground.teambot("approve", "alpha", "ASK").status == 0)
            let second = try ground.teambot("resume")
            #expect(try ground.statuses() == ["Alpha": .complete, "Beta": .blocked], "\(second)")
            #expect(second.status == 5, "\(second)")
            #expect(try ground.sh("git diff --name-only main teambot/alpha") == "x.txt\ny.txt")
        }
    }
}
