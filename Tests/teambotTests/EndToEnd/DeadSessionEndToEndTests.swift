import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What persons do about a run whose engine died long ago.
    @Suite struct DeadSessions {
        @Test(
            "The time since the engine died does not count, whatever a person does first",
            arguments: ["skip EXTRA", "accept FIRST", "approve ASK", "retry FIRST --background"])
        func idleTime(words: String) throws {
            let project = try TemporaryProject(stages: Self.stages)
            #expect(try project.teambot("run", "objective.md").status != 0)
            try Self.letDieLongAgo(project)
            try project.write(project.run + "/artifacts/first.md", "by hand\n")
            let done = try RunningTeambot(words.split(separator: " ").map(String.init), in: project).finish()
            #expect(done.status == 0, "\(done)")
            let elapsed = try #require(try project.state()["elapsed_seconds"]?.double)
            #expect(elapsed < 3_600)
            _ = try project.teambot("resume")
            #expect(try #require(try project.state()["elapsed_seconds"]?.double) < 3_600)
            let numbers = try project.journal().compactMap { $0["seq"]?.integer }
            #expect(numbers == Array(1...numbers.count))
        }

        /// Cuts off the end of the session, and dates everything before it back by twenty years.
        private static func letDieLongAgo(_ project: TemporaryProject) throws {
            let journal = project.run + "/events.jsonl"
            let lines = project.read(journal).split(separator: "\n")
            let end = try #require(lines.firstIndex { $0.contains("\"run_ended\"") })
            let old = try lines[..<end].map { line in
                let event = try #require(EventLine.decode(line.utf8))
                let moment = Timestamp(milliseconds: event.at.milliseconds - 20 * 365 * 86_400_000)
                return String(decoding: EventLine.encode(event.with { $0.at = moment }), as: UTF8.self)
            }
            try project.write(journal, old.joined())
            try FileSystem.removeFile(project.path + "/" + project.run + "/state.json")
        }

        private static let stages = """
            { "version": 1, "stages": {
            "FIRST": { "command": ["sh", "-c", "echo one > $TEAMBOT_ARTIFACTS_DIR/first.md"], "artifacts": ["first.md"],
                "next_stages": ["EXTRA", "ASK"] },
            "EXTRA": { "command": ["false"], "optional": true, "next_stages": ["END"] },
            "ASK": { "approval": { "question": "Go on?" }, "next_stages": ["END"] },
            "END": { "next_stages": [] } } }
            """
    }
}
