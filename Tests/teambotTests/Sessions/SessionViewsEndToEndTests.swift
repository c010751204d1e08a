import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Sessions as people and programs see them.
    @Suite struct SessionViews {
        private static let id = "20261121-164412-1a2b3c4d"

        /// A project with a run of its own, and a session with two objectives of which that is one.
        private func project() throws -> (TemporaryProject, RunSummary) {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let run = RunDirectory(path: project.path + "/" + project.run)
            return (project, RunSummary.read(run))
        }

        /// The session of such a project, of which one objective is complete and one failed.
        private func ended(_ project: TemporaryProject, _ run: RunSummary, id: String = id) throws -> WrittenSession {
            let session = try WrittenSession(id, in: project, titles: ["Build Widget", "Other"], base: "1a2b3c4d5e6f")
            try session.start(1, run.feature, run: run.runID)
            try session.end(1, .complete) {
                ($0.commit, $0.message) = ("c0ffee0000", " a | 1 +\n")
                $0.changes = ChangeCount(files: 1, insertions: 1, deletions: 0)
            }
            try session.start(2, "other")
            try session.end(2, .failed) { $0.error = "It does not work." }
            return session
        }

        @Test("A session is named by its identity or a beginning of it; without a name it is what was begun last")
        func named() throws {
            let (project, run) = try project()
            try ended(project, run).finish(.partialSuccess)
            for name in [Self.id, "2026", "20261121-16"] {
                let status = try project.teambot("status", name)
                #expect(status.status == 0 && status.output.hasPrefix("\(Self.id): 2 objectives"), "\(status)")
            }
            #expect(try project.teambot("status").output.hasPrefix("\(Self.id): 2 objectives, 2 workers\n"))
            #expect(try project.teambot("status", run.feature).output.contains("feature  \(run.feature)"))
            #expect(try project.teambot("status", "202").status == 2)
            try ended(project, run, id: "20261122-164412-1a2b3c4d").finish(.partialSuccess)
            let unclear = try project.teambot("status", "2026")
            #expect(unclear.status == 2 && unclear.errors.contains("Several sessions begin with"), "\(unclear)")
            let graph = try project.teambot("graph", Self.id)
            #expect(graph.status == 2 && graph.errors.contains("is a session of several runs"), "\(graph)")
        }

        @Test("A run that was begun after the session is meant, a run of the session is not")
        func newest() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "true").text)
            let session = try WrittenSession(Self.id, in: project, titles: ["Build Widget"], secondsAgo: 60)
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("status").output.contains("feature"))
            let run = RunSummary.read(RunDirectory(path: project.path + "/" + project.run))
            try session.start(1, run.feature, run: run.runID)
            #expect(try project.teambot("status").output.hasPrefix(Self.id))
            try session.leave()
            #expect(try project.teambot("status").output.contains("interrupted: the engine is gone"))
        }

        @Test("Its JSON is as the schema says, in the file and from status")
        func schema() throws {
            let (project, run) = try project()
            let session = try ended(project, run)
            let live = try project.teambot("status", Self.id, "--json").output
            let engine = try JSONReader.read(Array(live.utf8))["engine"]
            #expect(engine?["alive"]?.bool == true && engine?["pid"]?.integer == Int(CurrentProcess.pid))
            try session.finish(.partialSuccess)
            let dead = try project.teambot("status", "--json").output
            #expect(try JSONReader.read(Array(dead.utf8))["engine"]?["alive"]?.bool == false)
            guard SchemaJudge.python != nil else { return }
            let file = project.read("state/sessions/\(Self.id)/session.json")
            let schema = Array(try project.teambot("schema", "session").output.utf8)
            #expect(try SchemaJudge.accepts([live, dead, file], schema: schema) == [true, true, true])
            let lines = project.lines("state/sessions/\(Self.id)/events.jsonl")
            let event = Array(try project.teambot("schema", "event").output.utf8)
            #expect(try SchemaJudge.accepts(lines, schema: event).allSatisfy(\.self))
        }

        @Test("The journal is shown a line an event, and as JSON")
        func events() throws {
            let (project, run) = try project()
            let session = try ended(project, run)
            let lines = try project.teambot("events", Self.id).output.split(separator: "\n")
            #expect(lines.count == session.state.lastEvent)
            #expect(
                lines.last?.hasSuffix("execution_ended         2 other failed after 1.0 s: It does not work.") == true)
            let json = try project.teambot("events", "2026", "--json").output.split(separator: "\n")
            #expect(try JSONReader.read(Array(json[0].utf8))["event"]?.string == "session_started")
            try session.finish(.failed)
        }

        @Test("The list has sessions above runs, and runs say which session they belong to")
        func list() throws {
            let (project, run) = try project()
            try ended(project, run).finish(.partialSuccess)
            let text = try project.teambot("list").output
            #expect(text.contains("\(Self.id)  partial success      1 of 2"), "\(text)")
            let json = try JSONReader.read(Array(project.teambot("list", "--json").output.utf8))
            let entry = json["sessions"]?.elements?.first
            #expect(entry?["done"]?.integer == 1 && entry?["total"]?.integer == 2)
            #expect(entry?["counts"]?["failed"]?.integer == 1 && entry?["standing"]?.string == "partial_success")
            #expect(json["runs"]?.elements?.first?["session"]?.string == Self.id)
        }

        @Test("The report is beside the session, with a link to the report of the run that has one")
        func report() throws {
            let (project, run) = try project()
            try ended(project, run).finish(.partialSuccess)
            let told = try project.teambot("report", Self.id)
            #expect(told.status == 0 && told.output.hasSuffix("/state/sessions/\(Self.id)/report.html\n"), "\(told)")
            let page = project.read("state/sessions/\(Self.id)/report.html")
            #expect(page.contains("<a href=\"../../\(run.feature)/report.html\">"))
            #expect(!page.contains("../../other/report.html"))
            #expect(try project.teambot("report", Self.id, "--output", "-x.html").status == 0)
        }

        @Test("Who watches sees the events of the session and of its runs until the engine has gone")
        func watch() throws {
            let (project, run) = try project()
            let session = try WrittenSession(Self.id, in: project, titles: ["Build Widget"])
            let watch = try project.start("watch", Self.id, "--json")
            #expect(try watch.event(.executionQueued) != nil)
            try session.start(1, run.feature, run: run.runID)
            #expect(try watch.event(.executionStarted)?["worker"]?.string == "worker-1")
            let journal = RunDirectory(path: project.path + "/" + project.run).journal
            let last = try JournalReading.read(journal).lastSequence
            var events = [
                Event(.warning).with { ($0.message, $0.at) = ("low on disk", session.state.updatedAt ?? $0.at) }
            ]
            try Journal(path: journal, after: last).append(&events, isDurable: false)
            let warning = try watch.event(.warning)
            #expect(warning?["execution"]?.integer == 1 && warning?["feature"]?.string == run.feature)
            try session.end(1, .noChanges)
            try session.finish(.complete)
            #expect(try watch.event(.sessionEnded) != nil)
            #expect(try watch.finish().status == 0)
            let plain = try project.teambot("watch", Self.id, "--plain")
            #expect(plain.status == 0 && plain.output.contains("but changed nothing"), "\(plain)")
            #expect(plain.errors.hasPrefix("The session is complete, but nothing was changed: "), "\(plain)")
        }

        private func git(_ project: TemporaryProject, _ arguments: String...) throws {
            #expect(try RunningTeambot(program: ["git"] + arguments, in: project).finish().status == 0)
        }

        @Test("Each objective is said to be queued by its own title; a base that is no commit is bad usage")
        func beginning() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "true").text)
            for name in ["One", "Two"] {
                try project.write("\(name).md", "# \(name)\n\n## Goals\n\n- g\n\n## Success Criteria\n\n- [ ] c\n")
            }
            try git(project, "init", "-q")
            let unborn = try project.teambot("run", "One.md", "Two.md")
            #expect(unborn.status == 2 && unborn.errors.contains("has no commit yet"), "\(unborn)")
            try git(
                project, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "Start")
            let missing = try project.teambot("run", "One.md", "Two.md", "--base", "nope")
            #expect(missing.status == 2 && missing.errors.contains("--base nope: There is no commit"), "\(missing)")
            let run = try project.teambot("run", "One.md", "Two.md")
            let queued = run.errors.split(separator: "\n").filter { $0.hasSuffix(" queued") }
            #expect(queued.count == 2 && queued[0].contains("One") && queued[1].contains("Two"), "\(run)")
            let again = try project.teambot("resume", "one")
            #expect(again.status == 2 && again.errors.contains("there is nothing to resume"), "\(again)")
        }

        @Test("A session that is resumed says which of its objectives have changed since, and what to do")
        func changed() throws {
            let project = try TemporaryProject(stages: StagesText().command("WORK", "false").text)
            try git(project, "init", "-q")
            try git(
                project, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "Start")
            #expect(try project.teambot("run", "objective.md", "--worktree", "--retries", "0").status == 1)
            try project.write("objective.md", TemporaryProject.objective + "\nMore.\n")
            try project.write("stages.json", StagesText().command("WORK", "true").text)
            let resumed = try project.teambot("resume")
            #expect(resumed.errors.contains("stages.json has changed since the session began"), "\(resumed)")
            #expect(resumed.errors.contains("objective.md has changed since the run began"), "\(resumed)")
            #expect(resumed.errors.contains("`teambot run \(project.path)/objective.md --fresh`"), "\(resumed)")
        }

        @Test("Where no worktree could be made, or the objective is none by now, there is no run to look at")
        func withoutWorktree() throws {
            let stages = StagesText().command("WORK", "true").with(#""worktree_dir": "objective.md""#)
            let project = try TemporaryProject(stages: stages.text)
            try git(project, "init", "-q")
            try git(
                project, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "Start")
            let run = try project.teambot("run", "objective.md", "--worktree", "--retries", "0")
            #expect(run.status == 1 && !run.errors.contains("teambot status"), "\(run)")
            #expect(run.errors.contains("worktree_dir"), "\(run)")
            let wait = "until test -e \"$(dirname \"$TEAMBOT_OBJECTIVE_FILE\")/../../go\"; do sleep 0.01; done"
            try project.write("stages.json", StagesText().command("WORK", wait).text)
            try project.write("late.md", TemporaryProject.objective)
            let engine = try project.start("run", "objective.md", "late.md", "--workers", "1", "--json")
            try engine.event(.executionStarted)
            try project.write("late.md", "# No goal\n")
            try project.write("go", "")
            #expect(try engine.finish().status == 2)
            #expect(try !project.teambot("status").output.contains("teambot status"))
        }

        @Test("A run that appears after a worker has taken its objective is told from the taking on")
        func watchOfNewRun() throws {
            let (project, run) = try project()
            let session = try WrittenSession(Self.id, in: project, titles: ["Build Widget"])
            let (place, aside) = (project.path + "/" + project.run, project.path + "/aside")
            try FileSystem.rename(place, to: aside)
            let watch = try project.start("watch", Self.id, "--json")
            try session.start(1, run.feature, run: run.runID)
            #expect(try watch.event(.executionStarted) != nil)
            let journal = RunDirectory(path: aside).journal
            var events = [Event(.warning).with { $0.at = session.state.updatedAt ?? $0.at }]
            try Journal(path: journal, after: JournalReading.read(journal).lastSequence)
                .append(&events, isDurable: false)
            try FileSystem.rename(aside, to: place)
            #expect(try watch.event(.warning)?["execution"]?.integer == 1)
            try session.finish(.complete)
            #expect(try watch.finish().status == 0)
        }

        @Test("Only a session that has ended, has no engine and keeps no worktree is removed, its runs stay")
        func clean() throws {
            let (project, run) = try project()
            let going = try ended(project, run, id: "20261121-000001-aaaaaaaa")
            try ended(project, run, id: "20261121-000002-bbbbbbbb").leave()
            let keeping = try ended(project, run, id: "20261121-000003-cccccccc")
            try keeping.start(2, "other")
            try keeping.end(2, .failed) { $0.isWorktreeKept = true }
            try keeping.finish(.partialSuccess)
            try ended(project, run, id: "20261121-000004-dddddddd").finish(.cancelled)
            try ended(project, run, id: "20261121-000005-eeeeeeee").finish(.partialSuccess)
            let newest = try ended(project, run, id: "20261121-000006-ffffffff")
            for _ in 0..<9 { try newest.take(Event(.warning)) }
            try newest.finish(.partialSuccess)
            #expect(try project.teambot("clean").status == 2)
            let cleaned = try project.teambot("clean", "--keep", "1", "--yes")
            #expect(cleaned.status == 0 && cleaned.errors.contains("Removed: 1 session, "), "\(cleaned)")
            #expect(
                project.names(in: "state/sessions") == [
                    "20261121-000001-aaaaaaaa", "20261121-000002-bbbbbbbb", "20261121-000003-cccccccc",
                    "20261121-000004-dddddddd", "20261121-000006-ffffffff",
                ])
            for reason in ["an engine has it", "never finished", "a worktree of it is kept"] {
                #expect(cleaned.errors.contains(reason), "\(cleaned)")
            }
            #expect(project.runs.count == 1)
            try going.leave()
        }
    }
}
