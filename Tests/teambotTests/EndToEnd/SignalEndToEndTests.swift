import JSONText
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Polite ends.
    @Suite struct Signals {
        @Test("SIGTERM and SIGINT end the agents and save the state; a resume completes", arguments: [15, 2])
        func stopped(signal: Int32) throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            engine.signal(signal)
            let run = try engine.finish()
            #expect(run.status == Int(128 + signal), "\(run)")
            #expect(try project.state()["status"]?.string == "cancelled")
            #expect(try project.status(of: "WORK") == "interrupted")
            try gate.open()
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["work", "work", "done"])
        }

        @Test("SIGHUP leaves the agents working; a resume waits for them")
        func closedTerminal() throws {
            try leavesAgents(signal: 1, status: 129)
        }

        @Test("With --detach-agents Ctrl-C leaves them working, too")
        func detached() throws {
            try leavesAgents(signal: 2, status: 130, "--detach-agents")
        }

        @Test("teambot stop ends a run from anywhere")
        func stop() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            let stop = try project.teambot("stop")
            #expect(stop.status == 0, "\(stop)")
            #expect(try engine.finish().status == 143)
            #expect(try project.state()["status"]?.string == "cancelled")
            withExtendedLifetime(gate) {}
        }

        private func leavesAgents(signal: Int32, status: Int, _ option: String = "--json") throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json", option)
            try up.wait(for: engine)
            engine.signal(signal)
            let run = try engine.finish()
            #expect(run.status == status, "\(run)")
            #expect(try project.state()["status"]?.string == "in_progress")
            let second = try project.start("resume", "--json")
            try second.event(.runResumed)
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["work", "done"])
        }

        /// A stage that waits at a gate.
        private static let waiting = StagesText()
            .command("WORK", "echo work >> log; echo here > up; read word < gate; echo done >> log").text
    }
}
