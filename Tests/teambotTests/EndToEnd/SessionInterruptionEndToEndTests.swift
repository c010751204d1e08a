import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Sessions that end before their objectives do, and those who take them up.
    @Suite struct SessionInterruptions {
        @Test(
            "CW-14: Ctrl-C records what was interrupted and what had not begun; a resume goes on in the same worktree")
        func interrupted() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.stages)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start("run", "alpha.md", "beta.md", "--workers", "1", "--json")
            #expect(try up.wait(for: engine) == "alpha")
            engine.signal(SignalNumber.interrupt)
            let end = try engine.finish()
            #expect(end.status == 130, "\(end)")
            let state = try ground.state()
            #expect(state.status == .cancelled)
            #expect(state.executions.map(\.status) == [.cancelled, .cancelled])
            #expect(state.executions[0].error == "It was interrupted.")
            #expect(state.executions[1].error == "It had not begun.")
            for _ in 0..<2 { try gate.open() }
            let resume = try ground.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(ground.project.lines("first.log") == ["alpha", "beta"])
            #expect(try ground.state().executions[0].worktree == state.executions[0].worktree)
            #expect(try ground.sh("git show teambot/alpha:first.txt teambot/alpha:second.txt") == "1\n2")
        }

        @Test("CW-14: teambot stop ends a session from anywhere, and a third process sees that it has ended")
        func stopped() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.stages)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start("run", "alpha.md", "beta.md", "--workers", "2", "--json")
            for _ in 0..<2 { try up.wait(for: engine) }
            #expect(try ground.teambot("resume").status == 7)
            let stop = try ground.teambot("stop")
            #expect(stop.status == 0, "\(stop)")
            #expect(try engine.finish().status == 143)
            #expect(try ground.state().status == .cancelled)
            #expect(try ground.sessions().first?.owner() == nil)
            withExtendedLifetime(gate) {}
        }

        @Test("SIGHUP leaves the agents working; a resume takes their results")
        func closedTerminal() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.stages)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start("run", "alpha.md", "beta.md", "--workers", "2", "--json")
            for _ in 0..<2 { try up.wait(for: engine) }
            engine.signal(SignalNumber.hangUp)
            #expect(try engine.finish().status == 129)
            #expect(try ground.state().executions.map(\.status) == [.running, .running])
            for _ in 0..<2 { try gate.open() }
            let resume = try ground.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(ground.project.lines("second.log").sorted() == ["alpha", "beta"])
        }

        @Test(
            "CW-20: after a kill what had ended stays so, what was at work goes on where it was, and the rest follows")
        func killed() throws {
            let ground = try SessionProject("Alpha", "Beta", "Gamma", stages: Self.stages)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start("run", "alpha.md", "beta.md", "gamma.md", "--workers", "1", "--json")
            #expect(try up.wait(for: engine) == "alpha")
            try gate.open()
            #expect(try up.wait(for: engine) == "beta")
            try engine.kill()
            let before = try ground.state()
            #expect(before.executions.map(\.status) == [.complete, .running, .queued])
            for _ in 0..<2 { try gate.open() }
            let resume = try ground.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            let after = try ground.state()
            #expect(after.executions[0] == before.executions[0])
            #expect(after.executions[1].worktree == before.executions[1].worktree)
            #expect(ground.project.lines("first.log") == ["alpha", "beta", "gamma"])
            #expect(ground.project.lines("second.log") == ["alpha", "beta", "gamma"])
            #expect(ground.worktrees.isEmpty)
        }

        @Test("CW-8: a worktree that was removed by hand meanwhile is made again from its branch")
        func removed() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.stages)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let engine = try ground.start("run", "alpha.md", "beta.md", "--workers", "1", "--json")
            #expect(try up.wait(for: engine) == "alpha")
            engine.signal(SignalNumber.interrupt)
            try engine.finish()
            let path = try #require(try ground.state().executions.first?.worktree)
            try FileSystem.removeTree(path)
            for _ in 0..<2 { try gate.open() }
            let resume = try ground.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(try ground.statuses() == ["Alpha": .complete, "Beta": .complete])
            #expect(ground.worktrees.isEmpty)
        }

        @Test("CW-7: two sessions at once in one repository do not touch each other")
        func twoAtOnce() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: Self.stages)
            let (up, gate) = (try Signpost("up", in: ground.project), try Signpost("gate", in: ground.project))
            let one = try ground.start("run", "alpha.md", "--worktree", "--json")
            #expect(try up.wait(for: one) == "alpha")
            let other = try ground.start("run", "beta.md", "--worktree", "--json")
            #expect(try up.wait(for: other) == "beta")
            #expect(ground.worktrees.count { !$0.hasSuffix(".json") } == 2)
            for _ in 0..<2 { try gate.open() }
            for engine in [one, other] {
                let end = try engine.finish()
                #expect(end.status == 0, "\(end)")
            }
            #expect(try ground.branches() == ["main", "teambot/alpha", "teambot/beta"])
            #expect(try ground.sessions().count == 2)
            #expect(ground.worktrees.isEmpty)
        }

        /// Three stages: the second waits at the gate; each of the others notes outside that it was there.
        private static func stages(_ project: TemporaryProject) -> StagesText {
            StagesText()
                .command(
                    "FIRST", "echo $TEAMBOT_FEATURE >> '\(project.path)/first.log'; echo 1 > first.txt", next: "WAIT"
                )
                .command(
                    "WAIT", "echo $TEAMBOT_FEATURE > '\(project.path)/up'; read word < '\(project.path)/gate'",
                    next: "LAST"
                )
                .command("LAST", "echo $TEAMBOT_FEATURE >> '\(project.path)/second.log'; echo 2 > second.txt")
        }
    }
}
