import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// What teambot does where its standard descriptors are closed, full, or read by nobody.
    @Suite struct Streams {
        @Test("Closed descriptors never stand for a file of the run", arguments: ["0", "1", "2", "all"])
        func closed(which: String) throws {
            let project = try TemporaryProject(stages: Self.stages)
            let closing = which == "all" ? "0<&- 1>&- 2>&-" : "\(which)>&-"
            let run = try shell("\"$TEAMBOT\" run objective.md --json \(closing)", project)
            #expect(run.status == 0, "\(run)")
            #expect(try project.state()["status"]?.string == "complete")
            #expect(try project.journal().allSatisfy { $0["event"]?.string != nil })
            for name in FileSystem.list(project.path + "/" + project.run) {
                #expect(!project.read("\(project.run)/\(name)").contains("▶"), "\(name)")
            }
        }

        @Test("Data that could not be written is an error, and a reader that has seen enough is none")
        func full() throws {
            let project = try TemporaryProject(stages: Self.stages)
            try project.teambot("run", "objective.md")
            let full = try shell("\"$TEAMBOT\" status --json >/dev/full", project)
            #expect(full.status == 8 && full.mentions("standard output"), "\(full)")
            let gone = try shell("{ \"$TEAMBOT\" status --json; echo $? >code; } | true", project)
            #expect(gone.errors.isEmpty && project.lines("code") == ["0"], "\(gone)")
        }

        private static let stages = StagesText().command("ONE", "true", next: "TWO").command("TWO", "true").text

        private func shell(_ script: String, _ project: TemporaryProject) throws -> FinishedProcess {
            try RunningTeambot(program: ["sh", "-c", script], in: project).finish()
        }
    }
}
