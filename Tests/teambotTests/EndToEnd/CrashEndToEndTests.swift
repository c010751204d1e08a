import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// The engine killed with SIGKILL, and what a resume makes of it.
    @Suite struct Crashes {
        @Test("Killed in the middle of a group: the finished member is not run again, the running one not twice")
        func midGroup() throws {
            let project = try TemporaryProject(stages: Self.group)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try engine.event(.stageCompleted, "LEFT")
            try up.wait(for: engine)
            try engine.kill()
            #expect(try project.status(of: "LAST") == "pending")
            let second = try project.start("resume", "--json")
            try second.event(.runResumed)
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log").sorted() == ["last", "left", "right"])
            #expect(try project.state()["stages"]?["RIGHT"]?["attempts"]?.integer == 1)
        }

        @Test("An agent that finished while no engine was there has its result taken")
        func finishedAlone() throws {
            let project = try TemporaryProject(stages: Self.group)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try engine.kill()
            try gate.open()
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log").sorted() == ["last", "left", "right"])
        }

        @Test("A fix outlives its engine: nobody's change, not pulled away, and a refresh takes what it has made")
        func openFix() throws {
            let script =
                "echo $TEAMBOT_ROLE >> log; test $TEAMBOT_ROLE = work && echo first && exit; "
                + "echo better > $TEAMBOT_ARTIFACTS_DIR/work.md; echo here > up; read word < gate; echo changed"
            let verdict = "test $TEAMBOT_ITERATION = 1 && echo 'REJECTED: no' || echo 'VERIFIED_APPROVED: yes'"
            let project = try TemporaryProject(
                stages: StagesText().agent("worker", script).agent("judge", verdict, persona: "reviewer")
                    .stage("WORK", "\"work_agent\": \"worker\", \"artifacts\": [\"work.md\"]", next: "REVIEW")
                    .stage(
                        "REVIEW",
                        "\"is_review_stage\": true, \"work_agent\": \"worker\", \"review_agent\": \"judge\""
                    )
                    .with("\"work_to_review_mapping\": { \"WORK\": \"REVIEW\" }").text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            try engine.kill()
            let status = try project.teambot("status", "--json")
            #expect(!status.output.contains("\"stale\": true") && !status.output.contains("\"stale\":true"))
            #expect(try project.teambot("accept", "WORK").status == 2)
            let retry = try project.teambot("retry", "WORK")
            #expect(retry.status == 2 && retry.mentions("The stage REVIEW runs now"), "\(retry)")
            let second = try project.start("resume", "--refresh", "--json")
            try second.event(.runResumed)
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["work", "fix"])
            #expect(project.read(project.run + "/artifacts/work.md") == "better\n")
            #expect(try project.teambot("verify").status == 0)
        }

        @Test("An agent whose supervisor was killed under a living engine has ended before another one begins")
        func supervisorKilled() throws {
            let script =
                "exec 9> alone; flock -n 9 || echo beside >> log; "
                + "test -e first || { touch first; echo here > up; sleep 7200; }; echo done >> log"
            let project = try TemporaryProject(stages: StagesText().command("WORK", script).text)
            let up = try Signpost("up", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            let lock = "\(project.path)/\(project.run)/attempts/WORK/01-command/lock"
            SignalNumber.send(SignalNumber.kill, to: try #require(FileLock.owner(lock)?.pid))
            let end = try engine.finish()
            #expect(end.status == 8, "\(end)")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["done"])
        }

        @Test("Killed after any event, a resume completes the run and no script has run twice")
        func anywhere() throws {
            for count in 1...16 {
                let project = try TemporaryProject(
                    stages: StagesText().command("ONE", "echo one >> log", next: "TWO")
                        .command("TWO", "echo two >> log", next: "THREE")
                        .command("THREE", "echo three >> log").text)
                let engine = try project.start("run", "objective.md", "--json")
                try engine.skip(count)
                try engine.kill()
                let resume = try project.teambot("resume")
                // The journal decides, not state.json, which may be some milliseconds behind.
                let wasComplete = resume.status == 2 && resume.mentions("finished")
                #expect(resume.status == 0 || wasComplete, "killed after \(count) events: \(resume)")
                #expect(try project.state()["status"]?.string == "complete" || wasComplete)
                #expect(project.lines("log") == ["one", "two", "three"], "killed after \(count) events")
            }
        }

        @Test("Of sixteen resumes at once one goes on, the others say who has the run")
        func sixteenResumes() throws {
            let project = try TemporaryProject(stages: Self.group)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try engine.kill()
            let engines = try (0..<16).map { _ in try project.start("resume", "--json") }
            let winners = try engines.filter { try $0.event(.runResumed) != nil }
            #expect(winners.count == 1)
            for loser in engines where !winners.contains(where: { $0 === loser }) {
                let end = try loser.finish()
                #expect(end.status == 7, "\(end)")
                if let winner = winners.first { #expect(end.mentions("\(winner.pid)"), "\(end)") }
            }
            try gate.open()
            #expect(try winners.first?.finish().status == 0)
            #expect(project.lines("log").sorted() == ["last", "left", "right"])
        }

        @Test("A run's lock that a killed engine has left to a process which is just going is waited for")
        func lockLeftBehind() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "test -e again").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("again", "")
            let holder = "flock \(project.run)/lock sh -c 'echo up >up; sleep 0.2' &"
            let script = holder + " read word <up; exec $TEAMBOT resume"
            _ = try Signpost("up", in: project)
            let resume = try RunningTeambot(program: ["/bin/sh", "-c", script], in: project).finish()
            #expect(resume.status == 0, "\(resume)")
        }

        @Test("A resume that may open hardly any file takes no living attempt for a lost one", arguments: 6...18)
        func fewDescriptors(limit: Int) throws {
            let names = ["A", "B", "C", "D", "E", "F"]
            var stages = StagesText().stage("START", "\"command\": [\"true\"]", next: names)
            for name in names {
                stages = stages.command(name, "echo \(name) >>log; echo \(name) >up; read word <gate", next: "END")
            }
            let project = try TemporaryProject(
                stages: stages.command("END", "true").with("\"max_concurrent\": 6").text)
            let (up, gate) = (try Signpost("up", in: project), try Signpost("gate", in: project))
            let engine = try project.start("run", "objective.md")
            for _ in names { try up.wait(for: engine) }
            try engine.kill()
            let script = "ulimit -n \(limit); exec timeout -s HUP 2 $TEAMBOT resume"
            try RunningTeambot(program: ["/bin/sh", "-c", script], in: project).finish()
            for _ in names { try gate.open() }
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log").sorted() == names)
        }

        @Test("status tells a run that is alive from one whose engine has died, and changes nothing")
        func status() throws {
            let project = try TemporaryProject(stages: Self.group)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try engine.event(.stageCompleted, "LEFT")
            try up.wait(for: engine)
            let alive = try project.teambot("status", "--json")
            #expect(alive.output.replacing(" ", with: "").contains("\"alive\":true"), "\(alive)")
            try engine.kill()
            let journal = project.read(project.run + "/events.jsonl")
            let dead = try project.teambot("status", "--json")
            #expect(dead.output.replacing(" ", with: "").contains("\"alive\":false"), "\(dead)")
            #expect(try project.teambot("status").status == 0)
            #expect(project.read(project.run + "/events.jsonl") == journal)
            try gate.open()
            #expect(try project.teambot("resume").status == 0)
        }

        /// A group of which one member is quick and the other waits at a gate.
        private static let group = StagesText().command("FIRST", "true", next: "LEFT", "RIGHT")
            .command("LEFT", "echo left >> log", next: "LAST")
            .command("RIGHT", "echo right >> log; echo here > up; read word < gate", next: "LAST")
            .command("LAST", "echo last >> log")
            .group("LEFT", "RIGHT", after: "FIRST", before: "LAST").text
    }
}
