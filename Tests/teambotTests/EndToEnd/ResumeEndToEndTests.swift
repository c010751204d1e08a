import TestSupport
import Testing

extension EndToEnd {
    /// Which runs can be begun, resumed and archived.
    @Suite struct Runs {
        @Test("An unfinished run is neither overwritten nor begun twice; --fresh archives it")
        func unfinished() throws {
            let project = try TemporaryProject(stages: Self.marked)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let second = try project.teambot("run", "objective.md")
            #expect(second.status == 2, "\(second)")
            #expect(second.mentions("resume") && second.mentions("--fresh"), "\(second)")
            try project.write("marker", "")
            let fresh = try project.teambot("run", "objective.md", "--fresh")
            #expect(fresh.status == 0, "\(fresh)")
            #expect(project.names(in: "state/archive/widget").count == 1)
        }

        @Test("A finished run is not resumed, and archived by the next")
        func finished() throws {
            let project = try TemporaryProject(stages: Self.marked)
            try project.write("marker", "")
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("resume").status == 2)
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(project.names(in: "state/archive/widget").count == 1)
        }

        @Test("Nothing to resume and several to resume are told apart")
        func which() throws {
            let project = try TemporaryProject(stages: Self.marked)
            let none = try project.teambot("resume")
            #expect(none.status == 2, "\(none)")
            try project.write("other.md", TemporaryProject.objective.replacing("Build Widget", with: "Paint House"))
            #expect(try project.teambot("run", "objective.md").status == 1)
            #expect(try project.teambot("run", "other.md").status == 1)
            let several = try project.teambot("resume")
            #expect(several.status == 2, "\(several)")
            #expect(several.mentions("widget") && several.mentions("paint-house"), "\(several)")
            try project.write("marker", "")
            #expect(try project.teambot("resume", "paint-house").status == 0)
        }

        @Test("A workflow that has changed since is told; the run goes on with its own copy unless told otherwise")
        func changed() throws {
            let project = try TemporaryProject(stages: Self.marked)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("stages.json", StagesText().command("CHECK", "exit 0").text)
            let resume = try project.teambot("resume")
            #expect(resume.status == 1, "\(resume)")
            #expect(resume.errors.contains("stages.json") && resume.mentions("--take-changes"), "\(resume)")
            #expect(try project.teambot("resume", "--take-changes").status == 0)
        }

        /// A stage that fails until there is a file.
        private static let marked = StagesText().command("CHECK", "test -e marker").text
    }
}
