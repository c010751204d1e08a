import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// The real programs when the engine dies, and when it ends them.
    @Suite(.enabled(if: RealAgents.canBeCalled("claude", "codex", "copilot"), Comment(rawValue: RealAgents.advice)))
    struct RealEndings {
        private static let programs = ["claude", "codex", "copilot"]

        @Test("The engine is killed while a tool runs: a resume takes up the attempt, and nothing is asked twice")
        func killed() throws {
            for program in Self.programs {
                let scene = try Self.scene(program)
                let (up, gate) = (try Signpost("up", in: scene.project), try Signpost("gate", in: scene.project))
                try scene.template("WORK", "MOCK:SHELL=echo here > up; read word < gate; echo done >> log")
                let engine = try scene.start("run", "objective.md")
                try up.wait(for: engine)
                try engine.kill()
                let second = try scene.start("resume", "--json")
                try second.event(.runResumed)
                try gate.open()
                let resume = try second.finish()
                #expect(resume.status == 0, "\(program): \(resume)")
                #expect(scene.project.lines("log") == ["done"], "\(program)")
                #expect(try scene.project.roles() == ["work"], "\(program)")
                #expect(try Self.beginnings(scene) == 1, "\(program)")
                #expect(try scene.state("stages", "WORK", "usage", "output_tokens")?.integer ?? 0 >= 40, "\(program)")
            }
        }

        @Test("The engine ends its agents: no process of theirs stays, the run is saved, a resume begins them anew")
        func ended() throws {
            for program in Self.programs {
                let scene = try Self.scene(program)
                let up = try Signpost("up", in: scene.project)
                let gate = try Signpost("gate", in: scene.project)
                try scene.template(
                    "WORK",
                    "MOCK:SHELL=test -e again || { touch again; sleep 600 & echo $! > pid; echo here > up; "
                        + "read word < gate; }; echo done >> log")
                let engine = try scene.start("run", "objective.md")
                try up.wait(for: engine)
                engine.signal(SignalNumber.terminate)
                let end = try engine.finish()
                #expect(end.status == 143, "\(program): \(end)")
                let pid = Int32(scene.project.lines("pid").joined()) ?? -1
                #expect(try ProcessTree.entry(pid)?.isDead ?? true, "\(program) has left its tool")
                #expect(
                    try scene.events(.attemptEnded).map { $0["outcome"]?.string } == ["interrupted"], "\(program)")
                #expect(try scene.state("status")?.string == "cancelled")
                let resume = try scene.teambot("resume")
                #expect(resume.status == 0, "\(program): \(resume)")
                #expect(scene.project.lines("log") == ["done"], "\(program)")
                withExtendedLifetime(gate) {}
            }
        }

        private static func scene(_ program: String) throws -> RealScene {
            try RealScene(
                RealStages.chain(
                    program, ["WORK"], agent: #""permission_mode": "full", "env": { "IS_SANDBOX": "1" }"#))
        }

        /// How often the model was asked for something that is not the answer to a tool.
        private static func beginnings(_ scene: RealScene) throws -> Int {
            try scene.server.requests.map { try JSONReader.read(Array($0.utf8)) }
                .count { $0["verb"]?.string == "SHELL" && $0["tool_result"]?.string == nil }
        }
    }
}
