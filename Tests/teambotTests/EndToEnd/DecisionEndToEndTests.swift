import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Decisions from any terminal, also while an engine has the run.
    @Suite struct Decisions {
        private static let waiting = StagesText().command("FIRST", "true", next: "SHIP")
            .stage("SHIP", "\"approval\": { \"question\": \"Ship it?\" }", next: "LAST")
            .command("LAST", "echo shipped >> log").text

        private func waitingRun(_ project: TemporaryProject, _ question: String = "Ship it?") throws -> RunningTeambot {
            let run = try project.start("run", "objective.md", "--wait", "--json")
            #expect(try run.event(.stageWaiting, "SHIP")?["message"]?.string == question)
            return run
        }

        /// Stops a process where it is, so that it neither takes anything nor ends.
        private func pause(_ run: RunningTeambot, _ project: TemporaryProject) throws {
            try RunningTeambot(program: ["/bin/sh", "-c", "kill -STOP \(run.pid)"], in: project).finish()
        }

        /// Starts a verb that decides while the engine is paused, and waits until its decision lies there.
        private func handIn(_ verb: String, _ project: TemporaryProject, before: Int = 0) throws -> RunningTeambot {
            let watch = try FileWatch(project.path + "/" + project.run + "/decisions")
            let running = try project.start(verb, "SHIP")
            while project.names(in: project.run + "/decisions").count(where: { $0.hasSuffix(".json") }) <= before {
                guard !Readiness.wait(for: [watch.descriptor], seconds: 60).isEmpty else { break }
                watch.reset()
            }
            return running
        }

        @Test("An engine that waits goes on at once when another process decides")
        func atOnce() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let run = try waitingRun(project)
            let approve = try project.teambot("approve", "SHIP", "--comment", "well done", "--json")
            #expect(approve.status == 0, "\(approve)")
            let answer = try JSONReader.read(Array(approve.output.utf8))
            #expect(answer["stage"]?.string == "SHIP" && answer["engine_goes_on"]?.bool == true)
            let decided = try #require(try run.event(.approvalDecided))
            let started = try #require(try run.event(.stageStarted, "LAST"))
            let places = [decided, started].compactMap { $0["seq"]?.integer }
            #expect(places.count == 2 && places == places.sorted(), "\(places)")
            // The name of what was handed in tells when that was, to the millisecond.
            let name = try #require(decided["submission"]?.string)
            #expect(decided["at"]?.string?.filter(\.isNumber).hasPrefix(String(name.prefix(8))) == true)
            let end = try run.finish()
            #expect(end.status == 0 && end.errors.contains("teambot approve widget SHIP"), "\(end)")
            #expect(project.names(in: project.run + "/decisions").isEmpty)
        }

        @Test(
            "Of two people who decide at once the first one has decided; the other is told who, what and when",
            arguments: [true, false])
        func twoAtOnce(withEngine: Bool) throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let run = withEngine ? try waitingRun(project) : nil
            if run == nil { #expect(try project.teambot("run", "objective.md").status == 5) }
            let verbs = try (0..<6).map { try project.start($0 % 2 == 0 ? "approve" : "reject", "SHIP") }
            let ends = try verbs.map { try $0.finish() }
            #expect(ends.count { $0.status == 0 } == 1, "\(ends)")
            #expect(ends.count { $0.status == 2 } == 5, "\(ends)")
            let decisions = try project.journal().filter { $0["event"]?.string == EventName.approvalDecided.rawValue }
            #expect(decisions.count == 1)
            let decision = try #require(decisions.first?["decision"]?.string)
            let at = try #require(decisions.first?["at"]?.string)
            let word = decision == "approve" ? "approved" : "rejected"
            #expect(ends.filter { $0.status == 2 }.allSatisfy { $0.mentions("has \(word) SHIP at \(at)") }, "\(ends)")
            if let run { #expect(try run.finish().status == (decision == "approve" ? 0 : 1)) }
        }

        @Test("A decision that comes when the engine was killed is made without it")
        func killed() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let run = try waitingRun(project)
            try pause(run, project)
            let approve = try handIn("approve", project)
            try run.kill()
            let end = try approve.finish()
            #expect(end.status == 0 && end.mentions("Go on with"), "\(end)")
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["shipped"])
            #expect(project.names(in: project.run + "/decisions").isEmpty)
        }

        @Test("What was handed in when both were killed is taken by the next engine")
        func bothKilled() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let run = try waitingRun(project)
            try pause(run, project)
            let approve = try handIn("approve", project)
            try approve.kill()
            try run.kill()
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["shipped"])
            #expect(project.names(in: project.run + "/decisions").isEmpty)
        }

        @Test("A decision about an earlier asking holds for no later one, and who has made it does not wait")
        func earlierAsking() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("SPEC", "echo spec", next: "SHIP")
                    .stage("SHIP", "\"approval\": { \"question\": \"Good?\" }, \"on_reject\": \"SPEC\"", next: "LAST")
                    .command("LAST", "echo shipped >> log").text)
            let run = try waitingRun(project, "Good?")
            try pause(run, project)
            let reject = try handIn("reject", project)
            let approve = try handIn("approve", project, before: 1)
            run.signal(SignalNumber.continued)
            #expect(try reject.finish().status == 0)
            let end = try approve.finish()
            // Whether SPEC is still being done again when it looks is chance.
            #expect(end.status == 2 && end.mentions("root has rejected SHIP"), "\(end)")
            try run.event(.stageWaiting, "SHIP")
            #expect(try project.teambot("approve", "SHIP").status == 0)
            #expect(try run.finish().status == 0)
        }

        @Test("Whoever does not want to wait for the engine any longer has decided nothing")
        func left() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let run = try waitingRun(project)
            try pause(run, project)
            let approve = try handIn("approve", project)
            approve.signal(SignalNumber.interrupt)
            #expect(try approve.finish().status == 130)
            #expect(project.names(in: project.run + "/decisions").isEmpty)
            run.signal(SignalNumber.continued)
            #expect(try project.teambot("reject", "SHIP").status == 0)
            #expect(try run.finish().status == 1)
        }

        @Test(
            "An approval of what is no file is refused with the reason, also while an engine waits; a rejection is not",
            arguments: [true, false])
        func noFile(withEngine: Bool) throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("writer", "echo text > \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"")
                    .stage("SPEC", "\"work_agent\": \"writer\", \"artifacts\": [\"spec.md\"]", next: "SHIP")
                    .stage("SHIP", "\"approval\": { \"question\": \"Ship it?\", \"artifacts\": [\"spec.md\"] }").text)
            let run = withEngine ? try waitingRun(project) : nil
            if run == nil { #expect(try project.teambot("run", "objective.md").status == 5) }
            let path = project.path + "/" + project.run + "/artifacts/spec.md"
            try FileSystem.removeFile(path)
            try FileSystem.makeDirectory(path)
            let approve = try project.teambot("approve", "SHIP")
            #expect(approve.status == 2, "\(approve)")
            #expect(approve.mentions("The artifact spec.md is a directory; it must be a file"), "\(approve)")
            #expect(try project.teambot("reject", "SHIP").status == 0)
            if let run { #expect(try run.finish().status == 1) }
        }

        @Test(
            "Who has decided is the user of the process, whatever the environment says; secrets in questions are masked"
        )
        func whoever() throws {
            let stages = StagesText().stage("SHIP", "\"approval\": { \"question\": \"Ship hidden-for-good?\" }").text
            let project = try TemporaryProject(stages: stages)
            func teambot(_ words: String) throws -> FinishedProcess {
                let name = "USER=timeout LOGNAME=timeout MY_TOKEN=hidden-for-good"
                return try RunningTeambot(
                    program: ["/bin/sh", "-c", "\(name) exec \"$TEAMBOT\" \(words)"], in: project
                ).finish()
            }
            let run = try teambot("run objective.md")
            #expect(run.status == 5 && run.mentions("masked: MY_TOKEN"), "\(run)")
            #expect(!run.mentions("hidden-for-good"), "\(run)")
            #expect(!(project.read(project.run + "/report.html").contains("hidden-for-good")))
            #expect(try !teambot("status").mentions("hidden-for-good"))
            #expect(try teambot("approve SHIP").status == 0)
            let decided = try #require(project.journal().last { $0["event"]?.string == "approval_decided" })
            #expect(decided["by"]?.string != nil && decided["by"]?.string != "timeout")
        }

        @Test("While an engine has the run, what does not wait or is not there is refused as without one")
        func refused() throws {
            let project = try TemporaryProject(stages: Self.waiting)
            let run = try waitingRun(project)
            let wrong = try project.teambot("approve", "LAST")
            #expect(wrong.status == 2 && wrong.mentions("these do: SHIP"), "\(wrong)")
            let unknown = try project.teambot("approve", "SHP")
            #expect(unknown.status == 2 && unknown.mentions("Did you mean SHIP?"), "\(unknown)")
            run.signal(SignalNumber.terminate)
            #expect(try run.finish().status == 143)
        }

        @Test(
            "A rejection sends the run back with its words, by verb and while an engine waits",
            arguments: [true, false])
        func back(withEngine: Bool) throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("writer", "echo text > \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"")
                    .stage("SPEC", "\"work_agent\": \"writer\", \"artifacts\": [\"spec.md\"]", next: "SHIP")
                    .stage("SHIP", "\"approval\": { \"question\": \"Good?\" }, \"on_reject\": \"SPEC\"", next: "LAST")
                    .command("LAST", "echo shipped >> log").text)
            if withEngine {
                let run = try project.start("run", "objective.md", "--wait", "--json")
                try run.event(.stageWaiting, "SHIP")
                #expect(try project.teambot("reject", "SHIP", "--comment", "shorter").status == 0)
                try run.event(.stageWaiting, "SHIP")
                #expect(try project.teambot("approve", "SHIP").status == 0)
                #expect(try run.finish().status == 0)
            } else {
                #expect(try project.teambot("run", "objective.md").status == 5)
                let reject = try project.teambot("reject", "SHIP", "--comment", "shorter")
                #expect(reject.status == 0 && reject.mentions("goes back to SPEC"), "\(reject)")
                #expect(try project.teambot("resume").status == 5)
                #expect(try project.teambot("approve", "SHIP").status == 0)
                #expect(try project.teambot("resume").status == 0)
            }
            #expect(try project.roles() == ["work", "work", "command"])
            let reopened = try project.journal().filter { $0["event"]?.string == "stage_reopened" }
            #expect(reopened.map { $0["stage"]?.string } == ["SPEC", "SHIP"])
            #expect(reopened.first?["comment"]?.string == "shorter")
            #expect(try project.teambot("doctor").status == 0)
        }
    }
}
