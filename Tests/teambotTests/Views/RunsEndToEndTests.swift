import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Lists of runs.
    @Suite struct RunLists {
        private let archivedRuns = ArchivedRuns()

        @Test("All runs are listed, the archived ones below their objective; what is damaged or none disturbs nothing")
        func listed() throws {
            let empty = try TemporaryProject()
            let nothing = try empty.teambot("list")
            #expect(nothing.status == 0 && nothing.errors.contains("Begin one with `teambot run"), "\(nothing)")
            let project = try archivedRuns.project()
            let feature = project.runs.joined()
            for name in [".hidden", "sessions", "evidence", "no-run"] { try project.write("state/\(name)/x", "") }
            try project.write("state/broken/events.jsonl", "x")
            let json = try archivedRuns.runs(project.teambot("list", "--json"))
            #expect(json.map { $0["standing"]?.string } == ["complete", "complete", "failed", "damaged"])
            #expect(json.map { $0["archived"]?.bool } == [false, true, true, false])
            #expect(json.first?["name"]?.string == feature && json.first?["stages_done"]?.integer == 1)
            let text = try project.teambot("list")
            #expect(text.status == 0 && text.output.contains("broken") && text.output.contains("1 of 1"), "\(text)")
            #expect(!text.output.contains("hidden") && !text.output.contains("no-run"), "\(text)")
        }

        @Test("A run that has an engine is running; when that was killed it is interrupted")
        func live() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "echo up > up; read go < gate").text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            let run = try archivedRuns.runs(project.teambot("list", "--json")).first
            #expect(run?["standing"]?.string == "running" && run?["engine_pid"]?.integer == Int(engine.pid))
            try engine.kill()
            #expect(
                try archivedRuns.runs(project.teambot("list", "--json")).first?["standing"]?.string == "interrupted")
            try gate.open()
            #expect(try project.teambot("resume").status == 0)
        }

        @Test("The runs of an objective, and how to look at one; an archived one is looked at by its name")
        func history() throws {
            let project = try archivedRuns.project()
            let history = try project.teambot("history")
            #expect(history.output.split(separator: "\n").count == 4, "\(history)")
            let newest = try archivedRuns.runs(project.teambot("history", "--json"))[1]["name"]?.string ?? ""
            #expect(history.errors.contains("`teambot status \(newest)`"), "\(history)")
            #expect(try project.teambot("status", newest).output.contains("status   complete (archived)"))
            let failed = try archivedRuns.runs(project.teambot("history", "--json"))[2]["name"]?.string ?? ""
            let status = try project.teambot("status", failed)
            #expect(status.output.contains("status   failed (archived)") && !status.mentions("resume"), "\(status)")
            #expect(try project.teambot("events", newest).status == 0)
            #expect(try project.teambot("logs", newest, "WORK").status == 0)
            #expect(try archivedRuns.runs(project.teambot("history", project.runs.joined(), "--json")).count == 3)
            #expect(try project.teambot("history", "nothing").status == 2)
            try FileSystem.removeTree("\(project.path)/state/\(project.runs.joined())")
            let feature = project.names(in: "state/archive").joined()
            #expect(try archivedRuns.runs(project.teambot("history", feature, "--json")).count == 2)
            #expect(try archivedRuns.runs(project.teambot("history", "--json")).count == 2)
            #expect(try archivedRuns.runs(project.teambot("list", "--json")).count == 2)
        }

        @Test("An archived run where only another one will do: it is said that it is archived, and what can be done")
        func archivedOnly() throws {
            let project = try archivedRuns.project()
            let name =
                "\(project.runs.joined())/\(archivedRuns.archived(project).joined(separator: "\n").prefix { $0 != "\n" })"
            for verb in ["stop", "resume", "doctor"] {
                let refusal = try project.teambot(verb, name)
                #expect(refusal.status == 2 && refusal.errors.contains("`teambot status \(name)`"), "\(refusal)")
            }
            let clean = try project.teambot("clean", name, "--keep", "1", "--yes")
            #expect(clean.status == 2 && clean.errors.contains("name its objective"), "\(clean)")
            #expect(try archivedRuns.runs(project.teambot("history", name, "--json")).count == 3)
            #expect(archivedRuns.archived(project).count == 2)
        }
    }
}
