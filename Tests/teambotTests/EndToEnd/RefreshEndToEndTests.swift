import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What is stale is done again, and no more of it than is wanted.
    @Suite struct Refreshes {
        @Test(
            "--refresh --until does again only what leads to a stage; what comes after it stays stale until it is wanted"
        )
        func until() throws {
            let project = try Self.finished()
            try project.write(Self.specification(project), "by hand\n")
            #expect(try Self.stale(project) == ["SPEC", "PLAN", "NOTES", "BUILD"])
            let dry = try project.teambot("resume", "--refresh", "--until", "PLAN", "--dry-run", "--json")
            let plan = try JSONReader.read(Array(dry.output.utf8))
            #expect(plan["stale"]?.elements?.compactMap { $0["stage"]?.string } == ["SPEC", "PLAN"], "\(dry)")
            let part = try project.teambot("resume", "--refresh", "--until", "PLAN")
            #expect(part.status == 0, "\(part)")
            #expect(project.lines("log") == ["spec", "plan", "notes", "build", "spec", "plan"])
            #expect(try Self.stale(project) == ["NOTES", "BUILD"])
            #expect(try Self.attempts(project) == ["SPEC": 2, "PLAN": 2, "NOTES": 1, "BUILD": 1])
            let rest = try project.teambot("resume", "--refresh")
            #expect(rest.status == 0, "\(rest)")
            #expect(project.lines("log").dropFirst(6).sorted() == ["build", "notes"])
            #expect(try Self.stale(project) == [])
        }

        @Test(
            "--from --until reopens only what leads from the one to the other, and leaves what is beside and after it")
        func fromUntil() throws {
            let project = try Self.finished()
            let before = try project.state()["stages"]
            let part = try project.teambot("resume", "--from", "SPEC", "--until", "PLAN")
            #expect(part.status == 0, "\(part)")
            #expect(try project.stages(of: .stageReopened) == ["SPEC", "PLAN"])
            #expect(project.lines("log").dropFirst(4) == ["spec", "plan"])
            let after = try project.state()["stages"]
            for stage in ["NOTES", "BUILD"] {
                #expect(after?[stage]?["status"]?.string == "completed")
                #expect(after?[stage]?["attempts"]?.integer == 1)
                #expect(after?[stage]?["finished_at"]?.string == before?[stage]?["finished_at"]?.string)
            }
            #expect(try Self.stale(project) == ["NOTES", "BUILD"])
        }

        @Test(
            "What is no file in an artifact's place is stale with the reason; it cannot be accepted, and is made again",
            arguments: ["a link", "a directory"])
        func replaced(by what: String) throws {
            let project = try Self.finished()
            let path = project.path + "/" + Self.specification(project)
            try FileSystem.removeFile(path)
            if what == "a link" {
                let link = ["ln", "-s", project.path + "/objective.md", path]
                try RunningTeambot(program: link, in: project).finish()
            } else {
                try FileSystem.makeDirectory(path)
            }
            let status = try JSONReader.read(Array(try project.teambot("status", "--json").output.utf8))
            let stage = status["stages"]?["SPEC"]
            #expect(stage?["stale"]?.bool == true)
            #expect(
                stage?["stale_because"]?.texts?.contains { $0.contains("replaced by \(what)") } == true, "\(status)")
            let accept = try project.teambot("accept", "SPEC")
            #expect(accept.status == 2 && accept.mentions("cannot be accepted"), "\(accept)")
            let refresh = try project.teambot("resume", "--refresh")
            #expect(refresh.status == 0, "\(refresh)")
            #expect(FileSystem.kind(path) == .file)
            #expect(project.read(Self.specification(project)) == "spec 2\n")
            #expect(project.read("objective.md") == TemporaryProject.objective)
            #expect(try Self.stale(project) == [])
        }

        @Test("A resume where only a finished run is: it says that nothing is stale, or what is and the command for it")
        func idle() throws {
            let project = try Self.finished()
            let before = project.read(project.run + "/events.jsonl")
            let fresh = try project.teambot("resume")
            #expect(fresh.status == 2 && fresh.mentions("is finished, and nothing of it is stale"), "\(fresh)")
            try project.write(Self.specification(project), "by hand\n")
            let stale = try project.teambot("resume")
            #expect(stale.status == 2 && stale.mentions("1 stage is stale: SPEC"), "\(stale)")
            #expect(stale.mentions("teambot resume widget --refresh"), "\(stale)")
            #expect(project.read(project.run + "/events.jsonl") == before)
            #expect(project.lines("log").count == 4)
        }

        @Test(
            "After two edits why tells the moment of the content that is there, also where an engine has seen the first"
        )
        func moments() throws {
            let project = try TemporaryProject(stages: Self.stages(check: "test -e good"))
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write(Self.specification(project), "first edit\n")
            #expect(try project.teambot("resume").status == 1)
            #expect(try project.stages(of: .artifactsChanged).count == 1)
            let first = try project.teambot("why", "SPEC")
            #expect(first.output.contains("The change was first seen at"), "\(first)")
            try project.write(Self.specification(project), "second edit\n")
            let touch = ["touch", "-d", "2031-05-06 07:08:09", Self.specification(project)]
            try RunningTeambot(program: touch, in: project).finish()
            let why = try project.teambot("why", "SPEC")
            #expect(why.output.contains("It was last written at 2031-05-06 07:08:09."), "\(why)")
            #expect(!why.output.contains("first seen"), "\(why)")
        }

        /// A specification from which a plan and notes are made, both before the last stage; each time there is another
        /// specification.
        private static func stages(check: String = "true") -> String {
            StagesText()
                .command(
                    "SPEC", "echo spec >>log; echo spec $(grep -c spec log) > \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"",
                    next: "PLAN", "NOTES", and: ", \"artifacts\": [\"spec.md\"]"
                )
                .command("PLAN", "echo plan >>log", next: "BUILD").command("NOTES", "echo notes >>log", next: "BUILD")
                .command("BUILD", "\(check) && echo build >>log").with("\"max_concurrent\": 1").text
        }

        private static func finished() throws -> TemporaryProject {
            let project = try TemporaryProject(stages: stages())
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            return project
        }

        private static func specification(_ project: TemporaryProject) -> String { project.run + "/artifacts/spec.md" }

        private static func attempts(_ project: TemporaryProject) throws -> [String: Int] {
            let stages = try project.state()["stages"]?.members ?? []
            return Dictionary(uniqueKeysWithValues: stages.map { ($0.name, $0.value["attempts"]?.integer ?? 0) })
        }

        private static func stale(_ project: TemporaryProject) throws -> [String] {
            let status = try JSONReader.read(Array(try project.teambot("status", "--json").output.utf8))
            return (status["stages"]?.members ?? []).filter { $0.value["stale"]?.bool == true }.map(\.name)
        }
    }
}
