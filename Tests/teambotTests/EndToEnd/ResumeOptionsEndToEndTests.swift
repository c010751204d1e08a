import JSONText
import Platform
import RunStorage
import TestSupport
import Testing

extension EndToEnd {
    /// Where a resume begins and ends, and what it says before it starts.
    @Suite struct ResumeOptions {
        @Test("--until goes no further than a stage; a resume goes on, and what is done already starts nothing")
        func until() throws {
            let project = try TemporaryProject(stages: Self.chain)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("ok", "")
            let until = try project.teambot("resume", "--until", "TWO")
            #expect(until.status == 0, "\(until)")
            #expect(project.lines("log") == ["one", "two"])
            let status = try project.teambot("status")
            #expect(
                status.output.contains("stopped as wanted after TWO; go on with `teambot resume widget`"), "\(status)")
            let list = try project.teambot("list")
            #expect(list.output.contains("stopped as wanted"), "\(list)")
            #expect(!project.read(project.run + "/report.html").contains("engine of this run is gone"))
            let again = try project.teambot("resume", "--until", "TWO")
            #expect(again.status == 0 && again.mentions("done already"), "\(again)")
            #expect(project.lines("log") == ["one", "two"])
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["one", "two", "three"])
        }

        @Test("--from does a stage and all after it again, also of a finished run, and up to --until")
        func from() throws {
            let project = try TemporaryProject(stages: Self.chain)
            try project.write("ok", "")
            #expect(try project.teambot("run", "objective.md").status == 0)
            let whole = try project.teambot("resume", "--from", "TWO")
            #expect(whole.status == 0 && whole.mentions("TWO, THREE"), "\(whole)")
            #expect(project.lines("log") == ["one", "two", "three", "two", "three"])
            let part = try project.teambot("resume", "--from", "ONE", "--until", "TWO")
            #expect(part.status == 0, "\(part)")
            #expect(project.lines("log").suffix(2) == ["one", "two"])
        }

        @Test("Both reach an engine in the background")
        func background() throws {
            let project = try TemporaryProject(stages: Self.chain)
            try project.write("ok", "")
            #expect(try project.teambot("run", "objective.md").status == 0)
            let start = try project.teambot("resume", "--from", "TWO", "--until", "TWO", "--background")
            #expect(start.status == 0, "\(start)")
            try RunningTeambot(program: ["flock", "\(project.run)/lock", "true"], in: project).finish()
            #expect(project.lines("log") == ["one", "two", "three", "two"])
        }

        @Test(
            "What contradicts itself or the run is refused",
            arguments: [
                (["--from", "THREE", "--until", "ONE"], "does not come after"),
                (["--from", "TWOO"], "Did you mean TWO?"),
                (["--until", "TWOO"], "Did you mean TWO?"), (["--from", "THREE"], "never run"),
            ])
        func refused(arguments: [String], sentence: String) throws {
            let project = try TemporaryProject(stages: Self.chain)
            if arguments.count > 2 { try project.write("ok", "") }
            try project.teambot("run", "objective.md")
            let before = project.read(project.run + "/events.jsonl")
            let resume = try RunningTeambot(["resume", "widget"] + arguments, in: project).finish()
            #expect(resume.status == 2 && resume.mentions(sentence), "\(resume)")
            #expect(project.read(project.run + "/events.jsonl") == before)
        }

        @Test("--dry-run tells what would be done and changes no file")
        func dryRun() throws {
            let project = try TemporaryProject(stages: Self.chain)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let before = FileTree.lines(of: project.path + "/state")
            let text = try project.teambot("resume", "--dry-run")
            #expect(text.status == 0 && text.output.contains("TWO, THREE"), "\(text)")
            let json = try project.teambot("resume", "--from", "ONE", "--dry-run", "--json")
            let plan = try JSONReader.read(Array(json.output.utf8))
            #expect(plan["schema_version"]?.integer == 1)
            #expect(plan["reopened"]?.texts == ["ONE", "TWO"], "\(json)")
            #expect(plan["open"]?.texts == ["THREE"], "\(json)")
            #expect(FileTree.lines(of: project.path + "/state") == before)
            #expect(project.lines("log") == ["one"])
        }

        @Test("A refresh of a finished run in which nothing is stale says so and starts nothing")
        func nothingStale() throws {
            let project = try TemporaryProject(stages: Self.chain)
            try project.write("ok", "")
            #expect(try project.teambot("run", "objective.md").status == 0)
            let before = project.read(project.run + "/events.jsonl")
            let refresh = try project.teambot("resume", "--refresh")
            #expect(refresh.status == 0 && refresh.mentions("Nothing is stale"), "\(refresh)")
            #expect(project.read(project.run + "/events.jsonl") == before)
        }

        @Test(
            "A finished run with stale stages names them and the command that does them again; a resume warns of them")
        func stale() throws {
            let project = try TemporaryProject(stages: Self.chain)
            try project.write("ok", "")
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("retry", "ONE").status == 0)
            let finished = try project.teambot("resume", "widget")
            #expect(finished.status == 2 && finished.mentions("stale: TWO"), "\(finished)")
            #expect(finished.mentions("resume widget --refresh"), "\(finished)")
            try FileSystem.removeFile(project.path + "/ok")
            #expect(try project.teambot("retry", "TWO").status == 1)
            let resume = try project.teambot("resume")
            #expect(resume.status == 1 && resume.mentions("warning: 1 stage is stale: THREE"), "\(resume)")
        }

        @Test("A session has runs of its own: what is about stages of one run is refused with a sentence")
        func session() throws {
            let ground = try SessionProject("Alpha", "Beta", stages: { _ in StagesText().command("ONE", "true") })
            let run = try ground.teambot("run", "alpha.md", "beta.md")
            #expect(run.status == 0, "\(run)")
            let session = try #require(ground.sessions().first?.id)
            for option in [["--refresh"], ["--dry-run"], ["--from", "ONE"], ["--until", "ONE"]] {
                let resume = try RunningTeambot(["resume", session] + option, in: ground.project).finish()
                #expect(resume.status == 2 && resume.mentions("a session was meant"), "\(resume)")
            }
        }

        private static let chain = StagesText().command("ONE", "echo one >>log", next: "TWO")
            .command("TWO", "test -e ok && echo two >>log", next: "THREE").command("THREE", "echo three >>log").text
    }
}
