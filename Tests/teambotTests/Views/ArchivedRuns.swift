import JSONText
import Platform
import TestSupport
import Testing

/// Projects whose objective was run several times.
struct ArchivedRuns {
    /// A project with a run and two archived ones, the older of which failed.
    func project() throws -> TemporaryProject {
        let project = try TemporaryProject(stages: StagesText().command("WORK", "test -e ready").text)
        #expect(try project.teambot("run", "objective.md").status == 1)
        try project.write("ready", "")
        #expect(try project.teambot("run", "objective.md", "--fresh").status == 0)
        #expect(try project.teambot("run", "objective.md").status == 0)
        return project
    }

    func archived(_ project: TemporaryProject) -> [String] {
        project.names(in: "state/archive/" + project.runs.joined())
    }

    func runs(_ process: FinishedProcess) throws -> [JSONValue] {
        try JSONReader.read(Array(process.output.utf8))["runs"]?.elements ?? []
    }
}
