import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Many objectives at once, each in its own worktree.
    @Suite struct Sessions {
        @Test("CW-1, CW-11: as many objectives as there are workers are at work at the same moment")
        func parallel() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", stages: Self.meeting)
            let up = try Signpost("up", in: ground.project)
            let gate = try Signpost("gate", in: ground.project)
            let engine = try ground.start("run", "alpha.md", "beta.md", "gamma.md", "--workers", "3", "--json")
            let met = try Set((0..<3).map { _ in try up.wait(for: engine) })
            #expect(met == ["alpha", "beta", "gamma"])
            for _ in 0..<3 { try gate.open() }
            let end = try engine.finish()
            #expect(end.status == 0, "\(end)")
            #expect(try ground.state().status == .complete)
            #expect(try Set(ground.state().executions.map(\.worker)) == ["worker-1", "worker-2", "worker-3"])
        }

        @Test("CW-3, CW-5, CW-6: what the user has is untouched, and each objective has a commit on its own branch")
        func untouched() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", stages: Self.writing)
            try ground.sh(
                """
                git branch precious; echo staged > s.txt; git add s.txt; echo dirty >> a.txt; echo new > u.txt
                echo stashed > t.txt; git add t.txt; git stash push -q -- t.txt
                """)
            let before = try ground.footprint()
            let end = try ground.teambot("run", "alpha.md", "beta.md", "gamma.md", "--workers", "2")
            #expect(end.status == 0, "\(end)")
            #expect(try ground.footprint() == before)
            #expect(try ground.branches() == ["main", "precious", "teambot/alpha", "teambot/beta", "teambot/gamma"])
            for execution in try ground.state().executions {
                let name = execution.title.lowercased()
                let log = try ground.sh("git log --format='%an <%ae> %s' main..teambot/\(name)")
                #expect(log == "A User <user@example.org> \(execution.title)")
                #expect(try ground.sh("git diff --name-only main teambot/\(name)") == "out-\(name).txt")
                #expect(try ground.sh("git rev-parse teambot/\(name)") == execution.commit)
                #expect(execution.changes == ChangeCount(files: 1, insertions: 1, deletions: 0))
            }
            #expect(ground.worktrees.isEmpty)
            #expect(try ground.sh("git worktree list | wc -l | tr -d ' '") == "1")
        }

        @Test("CW-12: higher priority first, then the order given, and needs before what needs them")
        func order() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", "Delta", stages: Self.writing)
            try ground.objective("Alpha", "needs: [gamma.md]")
            try ground.objective("Delta", "priority: 3")
            let end = try ground.teambot(
                "run", "alpha.md", "beta.md", "gamma.md", "delta.md", "--workers", "1", "--priority", "beta.md=-1")
            #expect(end.status == 0, "\(end)")
            #expect(ground.project.lines("order.log") == ["delta", "gamma", "alpha", "beta"])
        }

        @Test(
            "Needs in a circle, objectives that are named twice, and those that are missing are all told; nothing starts"
        )
        func refused() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.writing)
            try ground.objective("Alpha", "needs: [beta.md]")
            try ground.objective("Beta", "needs: [alpha.md]")
            let end = try ground.teambot("run", "alpha.md", "beta.md", "missing.md", "beta.md")
            #expect(end.status == 2, "\(end)")
            #expect(end.mentions("missing.md") && end.mentions("named twice") && end.mentions("alpha.md"), "\(end)")
            #expect(try ground.sessions().isEmpty)
            #expect(ground.project.lines("order.log").isEmpty)
        }

        @Test("CW-16: no change is an outcome of its own, and leaves no branch")
        func noChanges() throws {
            let ground = try SessionProject("Alpha", "Beta") {
                Self.stage("test $TEAMBOT_FEATURE = alpha || echo x > x.txt", $0)
            }
            let end = try ground.teambot("run", "alpha.md", "beta.md")
            #expect(end.status == 0, "\(end)")
            #expect(try ground.statuses() == ["Alpha": .noChanges, "Beta": .complete])
            #expect(try ground.branches() == ["main", "teambot/beta"])
        }

        @Test("CW-23: what one objective leaves in a worktree, ignored files too, the next does not find")
        func clean() throws {
            let ground = try SessionProject("Alpha", "Beta") {
                Self.stage("ls; test ! -e left.log || exit 1; echo x > left.log; echo $TEAMBOT_FEATURE > f.txt", $0)
            }
            let end = try ground.teambot("run", "alpha.md", "beta.md", "--workers", "1")
            #expect(end.status == 0, "\(end)")
            #expect(try Set(ground.state().executions.map(\.worktree)).count == 1)
        }

        @Test("CW-13: the same objectives in another session are run again, and have other branches")
        func again() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.writing)
            for _ in 0..<2 { #expect(try ground.teambot("run", "alpha.md", "beta.md").status == 0) }
            #expect(ground.project.lines("order.log").count == 4)
            #expect(try ground.sessions().count == 2)
            #expect(
                try ground.branches() == ["main", "teambot/alpha", "teambot/alpha-2", "teambot/beta", "teambot/beta-2"])
        }

        @Test("One objective with --worktree works in one, too")
        func single() throws {
            let ground = try SessionProject("Alpha", stages: Self.writing)
            let end = try ground.teambot("run", "alpha.md", "--worktree")
            #expect(end.status == 0, "\(end)")
            #expect(ground.project.read("out-alpha.txt").isEmpty)
            #expect(try ground.branches() == ["main", "teambot/alpha"])
        }

        /// A stage that runs a script in the worktree.
        static func stage(_ script: String, _ project: TemporaryProject) -> StagesText {
            StagesText().command("WORK", script)
        }

        /// Each writes a file of its own, and into one log of the main checkout in which order they came.
        static func writing(_ project: TemporaryProject) -> StagesText {
            stage(
                "echo $TEAMBOT_FEATURE >> '\(project.path)/order.log'; echo $TEAMBOT_FEATURE > out-$TEAMBOT_FEATURE.txt",
                project)
        }

        /// Each tells that it is there, and goes on when the gate is opened for it.
        static func meeting(_ project: TemporaryProject) -> StagesText {
            stage(
                "echo $TEAMBOT_FEATURE > '\(project.path)/up'; read word < '\(project.path)/gate'; "
                    + "echo $TEAMBOT_FEATURE >> '\(project.path)/order.log'; echo x > out-$TEAMBOT_FEATURE.txt", project
            )
        }
    }
}
