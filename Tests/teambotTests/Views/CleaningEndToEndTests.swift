import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// The removal of archived runs.
    @Suite struct Cleaning {
        private let archivedRuns = ArchivedRuns()

        @Test("Without an option, or where nobody can be asked, nothing is removed")
        func refused() throws {
            let project = try archivedRuns.project()
            let unsaid = try project.teambot("clean")
            #expect(unsaid.status == 2 && unsaid.errors.contains("There are 2 archived runs"), "\(unsaid)")
            let unasked = try project.teambot("clean", "--keep", "1")
            #expect(unasked.status == 2 && unasked.errors.contains("Add --yes"), "\(unasked)")
            #expect(try project.teambot("clean", "nothing", "--keep", "1").status == 2)
            #expect(archivedRuns.archived(project).count == 2)
        }

        @Test("By count the newest stay, by age those that are not old enough; both together remove what both allow")
        func removed() throws {
            let project = try archivedRuns.project()
            #expect(try project.teambot("clean", "--older-than", "1", "--yes").status == 0)
            #expect(try project.teambot("clean", "--older-than", "1", "--keep", "1", "--yes").status == 0)
            #expect(archivedRuns.archived(project).count == 2)
            let newest = try archivedRuns.runs(project.teambot("history", "--json"))[1]["run_id"]?.string
            let oldest = archivedRuns.archived(project).first { $0 != newest } ?? ""
            try project.write("outside/kept", "")
            let link = "\(project.path)/state/archive/\(project.runs.joined())/\(oldest)/artifacts/link"
            try RunningTeambot(program: ["ln", "-s", project.path + "/outside", link], in: project).finish()
            let clean = try project.teambot("clean", "--keep", "1", "--yes", "--json")
            #expect(clean.status == 0, "\(clean)")
            let removed = try JSONReader.read(Array(clean.output.utf8))["removed"]?.elements
            #expect(removed?.count == 1 && removed?.first?["status"]?.string == "failed", "\(clean)")
            #expect(archivedRuns.archived(project) == [newest])
            #expect(project.names(in: "outside") == ["kept"])
            #expect(project.names(in: "state").contains(project.runs.joined()))
        }

        @Test("What has something at work in it, was never finished or is no run is kept")
        func kept() throws {
            let project = try archivedRuns.project()
            let place = "state/archive/\(project.runs.joined())"
            let names = archivedRuns.archived(project)
            try project.write("\(place)/strange/file", "")
            let held = "\(project.path)/\(place)/\(names[0])/attempts/WORK/01-command/lock"
            let lock = try FileLock.take(held)
            let state = "\(place)/\(names[1])/state.json"
            try project.write(state, project.read(state).replacing("started_at", with: "begun_at"))
            let clean = try project.teambot("clean", "--older-than", "0.0000001", "--yes")
            #expect(clean.status == 0 && clean.errors.contains("still at work"), "\(clean)")
            #expect(clean.errors.contains("its state file cannot be read"), "\(clean)")
            #expect(archivedRuns.archived(project) == names + ["strange"])
            withExtendedLifetime(lock) {}
        }

        @Test("Several who clean at once: each run goes once, and it is no error that another has removed it")
        func together() throws {
            let project = try archivedRuns.project()
            let place = "state/archive/\(project.runs.joined())"
            let copies =
                "for i in 1 2 3 4 5 6 7 8 9; do cp -r \(place)/\(archivedRuns.archived(project)[0]) \(place)/copy-$i; done"
            try RunningTeambot(program: ["sh", "-c", copies], in: project).finish()
            let cleaners = try (1...4).map { _ in try project.start("clean", "--keep", "1", "--yes", "--json") }
            let ends = try cleaners.map { try $0.finish() }
            #expect(ends.allSatisfy { $0.status == 0 }, "\(ends)")
            let removed = try ends.map { try JSONReader.read(Array($0.output.utf8))["removed"]?.elements?.count ?? 0 }
            #expect(removed.reduce(0, +) <= 10, "\(removed)")
            #expect(archivedRuns.archived(project).count == 1)
        }

        @Test("What a crash has left of a removal goes with the next one, and is never listed")
        func leftover() throws {
            let project = try archivedRuns.project()
            let place = "state/archive/\(project.runs.joined())"
            try project.write("\(place)/.removed-old/events.jsonl", "")
            #expect(try archivedRuns.runs(project.teambot("list", "--json")).count == 3)
            #expect(try project.teambot("clean", "--keep", "1", "--yes").status == 0)
            #expect(archivedRuns.archived(project).count == 1)
        }
    }
}
