import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// `teambot test` that is told to end.
    @Suite("teambot test and signals") struct SuiteSignals {
        private static let stages = SuitesText().suite("first", tests: [("test_a", "")])
            .suite("second", "echo $$ > up; read word < gate; touch came-through")
            .suite("third", tests: [("test_b", "")]).text

        @Test(
            "SIGINT, SIGTERM and a closed terminal end the suites; what had ended is kept, the evidence is interrupted",
            arguments: [2, 15, 1])
        func ended(signal: Int32) throws {
            let project = try TemporaryProject(stages: Self.stages)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let running = try project.start("test")
            let pid = try up.wait(for: running)
            running.signal(signal)
            let end = try running.finish()
            #expect(end.status == Int(128 + signal), "\(end)")
            #expect(end.errors.contains("not ended: second, third"), "\(end)")
            #expect(end.errors.contains("closed as interrupted"), "\(end)")
            let alive = try RunningTeambot(program: ["sh", "-c", "kill -0 \(pid)"], in: project).finish()
            #expect(alive.status != 0)
            #expect(!project.names(in: ".").contains("came-through"))
            let list = try JSONReader.read(Array(project.teambot("evidence", "list", "--json").output.utf8))
            let run = list["evidence"]?.elements?.first
            #expect(run?["status"]?.string == "interrupted" && run?["finished_at"]?.string != nil, "\(list)")
            #expect(run?["suites"]?.texts?.first == "first" && run?["tests_count"]?.integer == 1)
            withExtendedLifetime(gate) {}
        }

        @Test("Killed, it leaves suites at work; evidence with them is not removed, and the next test ends them first")
        func killed() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let running = try project.start("test")
            let pid = try up.wait(for: running)
            try running.kill()
            let prune = try project.teambot("evidence", "prune", "--older-than", "0.0000001")
            #expect(prune.status == 0 && prune.mentions("is still at work"), "\(prune)")
            #expect(project.names(in: "state/evidence").contains { $0.hasSuffix("Z") }, "\(prune)")
            let next = try project.teambot("test", "first", "third")
            #expect(next.status == 0, "\(next)")
            #expect(next.errors.contains("what it has left at work is ended first: second."), "\(next)")
            let alive = try RunningTeambot(program: ["sh", "-c", "kill -0 \(pid)"], in: project).finish()
            #expect(alive.status != 0)
            #expect(!project.names(in: ".").contains("came-through"))
            #expect(try !project.teambot("test", "third").errors.contains("killed"))
            withExtendedLifetime(gate) {}
        }

        @Test("Suites of a test that is at work beside this one are left alone")
        func beside() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let running = try project.start("test", "second")
            try up.wait(for: running)
            let other = try project.teambot("test", "first")
            #expect(other.status == 0 && !other.errors.contains("killed"), "\(other)")
            try gate.open()
            _ = try running.finish()
            #expect(project.names(in: ".").contains("came-through"))
        }
    }
}
