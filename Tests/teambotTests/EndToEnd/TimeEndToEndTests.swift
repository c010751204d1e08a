import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Limits of time. The scripts would wait for hours; only the limits end them.
    @Suite struct Limits {
        @Test("A stage's timeout fails it and leaves no process of it behind")
        func stageTimeout() throws {
            let script = "sleep 7200 & echo $! > child; setsid sleep 7200 & echo $! > grandchild; wait"
            let project = try TemporaryProject(
                stages: StagesText().command("SLOW", script, and: ", \"timeout_seconds\": 0.5").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            for name in ["child", "grandchild"] {
                let pid = project.lines(name).joined()
                #expect(!pid.isEmpty)
                #expect(!FileSystem.exists("/proc/\(pid)"), "\(name) \(pid) still lives")
            }
            #expect(try project.state()["stages"]?["SLOW"]?["error"]?.string?.isEmpty == false)
        }

        @Test("The run's limit ends it with 124; a resume with a higher limit completes it")
        func runLimit() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("ONE", "echo one >> log", next: "SLOW")
                    .command("SLOW", "test -e marker || sleep 7200").text)
            let run = try project.teambot("run", "objective.md", "--max-hours", "0.0003")
            #expect(run.status == 124, "\(run)")
            #expect(try project.state()["status"]?.string == "timeout")
            let again = try project.teambot("resume")
            #expect(again.status == 124, "\(again)")
            try project.write("marker", "")
            let resume = try project.teambot("resume", "--max-hours", "1")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["one"])
        }

        @Test("An attempt that the limit ended while no engine was there is made again by a resume with more time")
        func limitWithoutEngine() throws {
            let script = "echo here > up; test -e marker || sleep 7200; echo done >> log"
            let project = try TemporaryProject(stages: StagesText().command("SLOW", script).text)
            let up = try Signpost("up", in: project)
            let engine = try project.start("run", "objective.md", "--json", "--max-hours", "0.001")
            try up.wait(for: engine)
            try engine.kill()
            try project.waitForSupervisor(of: "SLOW/01-command")
            try project.write("marker", "")
            let resume = try project.teambot("resume", "--max-hours", "1")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["done"])
        }
    }
}
