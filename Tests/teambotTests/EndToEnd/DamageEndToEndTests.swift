import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Damaged and missing files of a run.
    @Suite struct Damage {
        @Test("A torn end of the journal is cut off with a copy kept and a warning; nothing done is done again")
        func tornEnd() throws {
            let project = try Self.halfDone()
            let journal = project.run + "/events.jsonl"
            try project.write(journal, project.read(journal) + "{\"seq\":99,\"at\":\"20")
            let before = project.names(in: project.run)
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(resume.errors.contains("journal") || resume.errors.contains("events.jsonl"), "\(resume)")
            #expect(project.names(in: project.run).count > before.count)
            #expect(project.lines("log") == ["one", "two"])
        }

        @Test("A finished run whose last line is torn has a whole journal after a resume that has nothing to do")
        func tornEndOfFinished() throws {
            let project = try Self.halfDone()
            #expect(try project.teambot("resume").status == 0)
            let journal = project.run + "/events.jsonl"
            let whole = project.read(journal)
            try project.write(journal, whole + "{\"seq\":99,\"at\":\"20")
            let feature = project.runs.joined()
            let resume = try project.teambot("resume", feature)
            #expect(resume.status == 2 && resume.mentions("is finished"), "\(resume)")
            #expect(project.read(journal) == whole)
        }

        @Test("Where a power cut has taken the journal's end and an attempt's order, its result alone is enough")
        func resultAlone() throws {
            let project = try Self.halfDone()
            let run = project.path + "/" + project.run
            let known = project.lines(project.run + "/events.jsonl").prefix { !$0.contains("attempt_started") }
            try project.write(project.run + "/events.jsonl", known.map { $0 + "\n" }.joined())
            try project.write(project.run + "/attempts/ONE/01-command/attempt.json", "")
            for gone in ["/state.json", "/attempts/TWO"] { try FileSystem.removeTree(run + gone) }
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["one", "two"])
        }

        @Test("Damage inside the journal stops with 8 and changes nothing")
        func insideJournal() throws {
            let project = try Self.halfDone()
            let journal = project.run + "/events.jsonl"
            try project.write(journal, project.read(journal).replacing("\"ONE\"", with: "\"TWO\"", maxReplacements: 1))
            let damaged = project.read(journal)
            let resume = try project.teambot("resume")
            #expect(resume.status == 8, "\(resume)")
            #expect(project.read(journal) == damaged)
        }

        @Test("A missing or damaged state.json is rebuilt from the journal", arguments: [true, false])
        func state(isMissing: Bool) throws {
            let project = try Self.halfDone()
            let state = project.run + "/state.json"
            let whole = project.read(state)
            if isMissing {
                try FileSystem.removeFile(project.path + "/" + state)
            } else {
                try project.write(state, whole.replacing("\"failed\"", with: "\"completed\""))
            }
            let status = try project.teambot("status")
            #expect(status.status == 0 && status.mentions("failed"), "\(status)")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["one", "two"])
            #expect(try project.state()["status"]?.string == "complete")
        }

        @Test("A state of a newer teambot is left alone")
        func newer() throws {
            let project = try Self.halfDone()
            let state = project.run + "/state.json"
            let newer = project.read(state).replacing("\"schema_version\": 1", with: "\"schema_version\": 999")
            try project.write(state, newer)
            let resume = try project.teambot("resume")
            #expect(resume.status == 8, "\(resume)")
            #expect(resume.mentions("999"), "\(resume)")
            #expect(project.read(state) == newer)
        }

        /// A run with one stage done and one that failed; the resume will succeed.
        private static func halfDone() throws -> TemporaryProject {
            let project = try TemporaryProject(
                stages: StagesText().command("ONE", "echo one >> log", next: "TWO")
                    .command("TWO", "test -e marker && echo two >> log").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            try project.write("marker", "")
            return project
        }
    }
}
