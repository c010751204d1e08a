import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What a supervisor gives its attempt, keeps from it, and tells of it afterwards.
    @Suite struct Supervision {
        @Test("An attempt begins with its three streams only, whatever its parents had open, ignored or blocked")
        func cleanStart() throws {
            let script =
                "for f in /proc/self/fd/*; do basename $f; done | sort | tr '\\n' ' '; grep -E 'Sig(Blk|Ign)' /proc/self/status"
            let project = try TemporaryProject(stages: StagesText().command("LOOK", script).text)
            let run = try RunningTeambot(
                program: [
                    "/bin/sh", "-c",
                    "trap '' TERM USR1 QUIT; exec 7</dev/null 9</dev/null; exec $TEAMBOT run objective.md",
                ], in: project
            ).finish()
            #expect(run.status == 0, "\(run)")
            let seen = project.read(project.run + "/attempts/LOOK/01-command/stdout.log")
            // The shell opens the script's directory itself while it lists it.
            let open = seen.prefix { $0 != "S" }.split(separator: " ").compactMap { Int($0) }
            #expect(open.allSatisfy { $0 <= 3 } && open.starts(with: [0, 1, 2]), "\(seen)")
            #expect(seen.contains("SigBlk:\t0000000000000000"), "\(seen)")
            // The C library keeps two signals for itself, 32 and 33, which it lets every child ignore.
            let ignored = seen.split(separator: "\t").last.flatMap { UInt64($0.prefix(16), radix: 16) }
            #expect(ignored.map { $0 & ~0x1_8000_0000 } == 0, "\(seen)")
        }

        @Test("Of an output beyond max_output_bytes the beginning and the end are kept, and the gap is marked")
        func cappedOutput() throws {
            let script = "echo begin; head -c 1000000 /dev/zero | tr '\\0' x; echo; echo end"
            let project = try TemporaryProject(
                stages: StagesText().command("FLOOD", script, and: ", \"max_output_bytes\": 65536").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let attempt = project.run + "/attempts/FLOOD/01-command"
            let log = project.read(attempt + "/stdout.log")
            #expect(log.hasPrefix("begin\nxxx") && log.hasSuffix("xxx\nend\n"))
            #expect(log.contains("\n[… \(1_000_011 - 65_536) bytes left out …]\n"))
            let result = try JSONReader.read(Array(project.read(attempt + "/result.json").utf8))
            #expect(result["stdout_bytes"]?.integer == 1_000_011)
            #expect(result["stdout_truncated"]?.bool == true)
        }

        @Test("A result tells which attempt it is, how and when it ended, and what it used")
        func wholeResult() throws {
            let project = try TemporaryProject(stages: StagesText().command("FAIL", "echo no >&2; exit 3").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let text = project.read(project.run + "/attempts/FAIL/01-command/result.json")
            let result = try JSONReader.read(Array(text.utf8))
            #expect(result["stage"]?.string == "FAIL" && result["attempt"]?.integer == 1)
            #expect(result["reason"]?.string == "exited" && result["exit_status"]?.integer == 3)
            #expect(result["stderr_bytes"]?.integer == 3 && result["output_lost"]?.bool == false)
            for key in ["started_at", "finished_at"] { #expect(result[key]?.string.flatMap(Timestamp.init) != nil) }
            for key in ["duration_seconds", "user_seconds", "system_seconds"] {
                #expect(result[key]?.double ?? -1 >= 0)
            }
            #expect(result["max_rss_kb"]?.integer ?? 0 > 0)
        }

        @Test("A supervisor whose terminal is closed goes on; asked to end, it ends its attempt and says so")
        func signals() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "echo up >up; read word <gate; echo done >done").text)
            let (up, gate) = (try Signpost("up", in: project), try Signpost("gate", in: project))
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            let lock = project.path + "/" + project.run + "/attempts/WORK/01-command/lock"
            let supervisor = try #require(FileLock.owner(lock))
            SignalNumber.send(SignalNumber.hangUp, to: supervisor.pid)
            try gate.open()
            #expect(try engine.finish().status == 0)
            #expect(project.read("done") == "done\n")
        }

        @Test("A survivor that has cleared its environment is ended by a resume before another agent begins")
        func survivorInTheSession() throws {
            let project = try TemporaryProject(
                stages: StagesText().command(
                    "WORK",
                    "test -e again && exit 0; env -i /bin/sh -c 'echo $$ >survivor; echo up >up; sleep 60' & wait"
                ).text)
            let up = try Signpost("up", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            try engine.kill()
            let lock = project.path + "/" + project.run + "/attempts/WORK/01-command/lock"
            let supervisor = try #require(FileLock.owner(lock))
            SignalNumber.send(SignalNumber.kill, to: supervisor.pid)
            supervisor.waitForEnd(seconds: 60)
            try project.write("again", "")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            let survivor = try #require(Int32(project.lines("survivor").joined()))
            #expect(try ProcessTree.entry(survivor)?.isDead ?? true)
        }
    }
}
