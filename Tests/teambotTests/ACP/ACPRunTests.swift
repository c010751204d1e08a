import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// The agent on the official SDK in whole runs.
    @Suite(.enabled(if: OfficialAgent.isThere, Comment(rawValue: RealAgents.advice)))
    struct ACPRuns {
        @Test("An editor writes files, a reviewer does not, a full agent runs commands, and all is in the journal")
        func roles() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let path = project.path
            try project.write("WORK.md", "SAY working\nPLAN\nWRITE \(path)/made|text\nTERM touch denied")
            try project.write("REVIEW.md", "SAY VERIFIED_APPROVED: fine\nWRITE \(path)/judged|text")
            try project.write("BUILD.md", "TERM echo built > built")
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(project.read("made") == "text" && project.read("built") == "built\n", "\(run)")
            #expect(!FileSystem.exists(path + "/denied") && !FileSystem.exists(path + "/judged"))
            let journal = try project.journal()
            func texts(_ event: EventName, _ key: String) -> [String] {
                journal.filter { $0["event"]?.string == event.rawValue }.compactMap { $0[key]?.string }
            }
            // Of what is said at once only the last is told; the attempt keeps all of it.
            #expect(!texts(.agentMessage, "message").isEmpty, "\(run)")
            #expect(project.read(project.run + "/attempts/WORK/01-work/progress.jsonl").contains("working"), "\(run)")
            #expect(!texts(.plan, "message").isEmpty && !texts(.toolCall, "tool").isEmpty, "\(run)")
            #expect(
                texts(.warning, "message").contains {
                    $0.contains("TERM touch denied") && $0.contains(#""permission_mode": "full""#)
                }, "\(run)")
            #expect(texts(.attemptEnded, "verdict") == ["approved"] || run.mentions("approved"), "\(run)")
            #expect(try project.state()["agents"]?["dev"]?["session_id"]?.string != nil)
        }

        @Test("A stop cancels the turn, nothing of the agent stays, and the attempt says nothing about the stage")
        func cancelled() throws {
            let project = try TemporaryProject(stages: Self.stages)
            try project.write("WORK.md", "SLOW 600")
            for stage in ["REVIEW", "BUILD"] { try project.write("\(stage).md", "SAY nothing") }
            let engine = try project.start("run", "objective.md", "--json")
            try engine.event(.agentMessage)
            let stop = try project.teambot("stop")
            #expect(stop.status == 0, "\(stop)")
            #expect(try engine.finish().status == 143)
            #expect(try project.journal().compactMap { $0["outcome"]?.string } == ["interrupted"])
            let run = try project.state()["run_id"]?.string ?? "none"
            let left = try ProcessTree.all().filter { entry in
                try !entry.isDead && ProcessTree.variable("TEAMBOT_RUN_ID", of: entry.pid)?.contains(run) == true
            }
            #expect(left.isEmpty, "\(left)")
        }

        private static var stages: String {
            let command = OfficialAgent.command.map { "\"\($0)\"" }.joined(separator: ", ")
            let agents = [("dev", "builder", ""), ("judge", "reviewer", ""), ("ops", "builder", "full")].map {
                let mode = $0.2.isEmpty ? "" : ", \"permission_mode\": \"\($0.2)\""
                return """
                    "\($0.0)": { "persona": "\($0.1)", "runner": "acp", "command": [\(command)]\(mode) }
                    """
            }
            return """
                { "version": 1, "agents": { \(agents.joined(separator: ",\n")) },
                  "stages": {
                    "WORK": { "work_agent": "dev", "prompt_template": "WORK.md", "next_stages": ["REVIEW"] },
                    "REVIEW": { "is_review_stage": true, "work_agent": "dev", "review_agent": "judge",
                                "prompt_template": "REVIEW.md", "next_stages": ["BUILD"] },
                    "BUILD": { "work_agent": "ops", "prompt_template": "BUILD.md" } },
                  "work_to_review_mapping": { "WORK": "REVIEW" } }
                """
        }
    }
}
