import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What comes into a session: from where, in which form, and while it is at work.
    @Suite struct SessionInputs {
        @Test(
            "submit adds to a live session; what needs what was handed in with it keeps its need, whatever their order")
        func submitted() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", stages: Sessions.meeting)
            try ground.objective("Beta", "needs: [gamma.md, alpha.md]")
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start("run", "alpha.md", "--workers", "2", "--json")
            #expect(try up.wait(for: engine) == "alpha")
            let submit = try ground.teambot("submit", "beta.md", "gamma.md")
            #expect(submit.status == 0, "\(submit)")
            #expect(try up.wait(for: engine) == "gamma")
            for _ in 0..<3 { try gate.open() }
            let end = try engine.finish()
            #expect(end.status == 0, "\(end)")
            let last = try #require(try ground.state().executions.first { $0.title == "Beta" })
            #expect(last.needs.count == 2)
            #expect(ground.project.lines("order.log").last == "beta")
        }

        @Test("CW-9: submit to a full queue waits without holding anything up, and is taken when there is room")
        func fullQueue() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", stages: Sessions.meeting)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start(
                "run", "alpha.md", "beta.md", "--workers", "1", "--max-queue-size", "1", "--json")
            #expect(try up.wait(for: engine) == "alpha")
            let submit = try ground.start("submit", "gamma.md")
            try Self.waitForInbox(ground)
            #expect(try ground.state().executions.count == 2)
            try gate.open()
            #expect(try up.wait(for: engine) == "beta")
            let taken = try submit.finish()
            #expect(taken.status == 0, "\(taken)")
            for _ in 0..<2 { try gate.open() }
            let end = try engine.finish()
            #expect(end.status == 0, "\(end)")
            #expect(ground.project.lines("order.log") == ["alpha", "beta", "gamma"])
        }

        @Test(
            "CW-10: submit where no session is at work, or to one that has ended, says so; nothing is lost or half done"
        )
        func nobodyThere() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Sessions.writing)
            #expect(try ground.teambot("submit", "alpha.md").status == 2)
            try ground.teambot("run", "alpha.md", "--worktree")
            let id = try #require(try ground.sessions().first).id
            let late = try ground.teambot("submit", "beta.md", "--session", id)
            #expect(late.status == 2 && late.mentions("run"), "\(late)")
            #expect(try ground.state().executions.count == 1)
        }

        @Test("What was handed in while the session was told to end is taken by its resume")
        func handedInLate() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", stages: Sessions.meeting)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start(
                "run", "alpha.md", "beta.md", "--workers", "1", "--max-queue-size", "1", "--json")
            try up.wait(for: engine)
            let submit = try ground.start("submit", "gamma.md")
            try Self.waitForInbox(ground)
            engine.signal(SignalNumber.terminate)
            #expect(try engine.finish().status == 143)
            let told = try submit.finish()
            #expect(told.status == 1 && told.mentions("resume"), "\(told)")
            for _ in 0..<3 { try gate.open() }
            let resume = try ground.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(ground.project.lines("order.log").sorted() == ["alpha", "beta", "gamma"])
        }

        @Test("The beginning of its identity names a session for resume, stop and submit, as for those who only look")
        func named() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Sessions.writing)
            #expect(try ground.teambot("run", "alpha.md", "--worktree").status == 0)
            let id = try #require(ground.sessions().first).id
            let beginning = String(id.prefix(13))
            for end in try [
                ground.teambot("resume", beginning), ground.teambot("stop", beginning),
                ground.teambot("submit", "beta.md", "--session", beginning),
            ] {
                #expect(end.status == 2 && end.mentions("session \(id)"), "\(end)")
            }
        }

        @Test("Where there is no git repository, that is said with the way out, which works")
        func noRepository() throws {
            let ground = try SessionProject("Alpha", "Beta", isRepository: false, stages: Sessions.writing)
            let refused = try ground.teambot("run", "alpha.md", "beta.md")
            #expect(refused.status == 2 && refused.mentions("--workers 1"), "\(refused)")
            #expect(try ground.sessions().isEmpty)
            let end = try ground.teambot("run", "alpha.md", "beta.md", "--workers", "1")
            #expect(end.status == 0, "\(end)")
            #expect(ground.project.lines("order.log") == ["alpha", "beta"])
            #expect(ground.project.read("out-alpha.txt") == "alpha\n")
        }

        @Test("CW-21: a project below the top of its repository is worked in at the same place of the worktree")
        func subdirectory() throws {
            let ground = try SessionProject("Alpha", isRepository: false, stages: Sessions.writing)
            try ground.sh(
                """
                git init -q -b main ..; git config user.name U; git config user.email u@e.x
                echo one > ../top.txt; git add ../top.txt stages.json; git commit -q -m First
                """)
            let end = try ground.teambot("run", "alpha.md", "--worktree")
            #expect(end.status == 0, "\(end)")
            #expect(try ground.sh("git diff --name-only main teambot/alpha") == "project/out-alpha.txt")
        }

        @Test("A plan file is an objective, and --batches chooses of it")
        func plan() throws {
            let ground = try SessionProject { project in
                Sessions.stage("cp \"$TEAMBOT_OBJECTIVE_FILE\" '\(project.path)/seen.md'; echo x > x.txt", project)
            }
            try ground.project.write("plan.md", Self.plan)
            let end = try ground.teambot("run", "plan.md", "--worktree", "--batches", "2")
            #expect(end.status == 0, "\(end)")
            #expect(try ground.state().executions.map(\.batches) == ["2"])
            let bad = try ground.teambot("run", "plan.md", "--worktree", "--batches", "7")
            #expect(bad.status == 2, "\(bad)")
        }

        @Test("A hundred objectives that are done at once come through three worktrees")
        func many() throws {
            let ground = try SessionProject(stages: Sessions.writing)
            // Numbers alone do not make names of runs.
            let letters = "abcdefghij".map { String($0) }
            let names = (0..<100).map { "Work" + letters[$0 / 10] + letters[$0 % 10] }
            for name in names { try ground.objective(name) }
            let end = try RunningTeambot(
                ["run"] + names.map { "\($0.lowercased()).md" } + ["--plain"], in: ground.project
            ).finish()
            #expect(end.status == 0, "\(end)")
            #expect(try Set(ground.statuses().values) == [.complete])
            #expect(try Set(ground.state().executions.compactMap(\.worktree)).count == 3)
            #expect(try ground.branches().count == 101)
            #expect(ground.worktrees.isEmpty)
        }

        /// Blocks until something is in the inbox of the newest session.
        private static func waitForInbox(_ ground: SessionProject) throws {
            let inbox = try #require(try ground.sessions().first).inbox
            let watch = try FileWatch(inbox)
            while !FileSystem.list(inbox).contains(where: { $0.hasSuffix(".json") }) {
                guard !Readiness.wait(for: [watch.descriptor], seconds: 60).isEmpty else { throw Silence(after: inbox) }
                watch.reset()
            }
        }

        private static let plan = """
            # Plan

            ## Batch 1: Begin

            ### Task 1.1: Alpha

            **Files:** `a.txt`

            **Verification:**
            - `true`

            ## Batch 2: End

            ### Task 2.1: Omega

            **Files:** `x.txt`

            **Verification:**
            - `test -e x.txt`

            """
    }
}
