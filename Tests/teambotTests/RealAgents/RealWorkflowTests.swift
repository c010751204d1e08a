import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Whole workflows with the real programs; the model behind them does what the prompts say.
    @Suite(.enabled(if: RealAgents.canBeCalled("claude", "codex", "copilot"), Comment(rawValue: RealAgents.advice)))
    struct RealWorkflows {
        @Test(
            "Work, a review that rejects first, its fix, the second review and a command",
            arguments: ["claude", "codex", "copilot"])
        func whole(program: String) throws {
            let scene = try RealScene(Self.workflow(program))
            try scene.template("WORK", "MOCK:SAY=These are the notes.")
            try scene.template("REVIEW", "MOCK:SHELL=cat verdict-{{iteration}}.txt")
            try scene.project.write(
                "verdict-1.txt", "Look:\nREJECTED: MOCK:WRITE=\(scene.project.path)/fixed.txt|better\n")
            try scene.project.write("verdict-2.txt", "Look:\nVERIFIED_APPROVED: all is there\n")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try scene.project.roles() == ["work", "review", "fix", "review", "command"], "\(run)")
            let verdicts = try scene.project.journal().compactMap { $0["verdict"]?.string }
            #expect(verdicts == ["rejected", "approved"])
            #expect(scene.project.read("fixed.txt") == "better")
            #expect(scene.project.read(scene.project.run + "/artifacts/review.md").contains("all is there"))
            for agent in ["worker", "judge"] {
                #expect(try scene.state("agents", agent, "session_id")?.string?.isEmpty == false)
                #expect(try scene.state("agents", agent, "runner")?.string == program)
            }
            let usage = try #require(try scene.state("usage"))
            // Five calls of a model at least, of 100 tokens in and 20 out each.
            if program == "copilot" {
                // It tells only what came out; what is not known is shown so.
                #expect(usage["input_tokens"]?.isNull == true && usage["cost_usd"]?.isNull == true, "\(usage)")
            } else {
                #expect(usage["input_tokens"]?.integer ?? 0 >= 500, "\(usage)")
            }
            #expect(usage["output_tokens"]?.integer ?? 0 >= 100, "\(usage)")
            #expect((usage["cost_usd"]?.double ?? 0 > 0) == (program == "claude"), "\(usage)")
            #expect(try scene.messages(.warning) == [])
            #expect(try scene.teambot("doctor").status == 0)
        }

        @Test(
            "The fix after a review is asked in the conversation of the work",
            arguments: ["claude", "codex", "copilot"])
        func continued(program: String) throws {
            let scene = try RealScene(Self.workflow(program, more: #", "session": "continue""#))
            try Self.prepareReview(scene)
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let sessions = try scene.events(.attemptEnded).filter { $0["agent"]?.string == "worker" }
                .compactMap { $0["session_id"]?.string }
            #expect(sessions.count == 2 && Set(sessions).count == 1, "\(sessions)")
            let fixes = scene.server.requests.filter { $0.contains("What must be fixed") }
            #expect(fixes.contains { $0.contains("These are the notes.") }, "the fix does not know the work")
        }

        @Test(
            "Where the program has forgotten the conversation a new one begins, and teambot says so",
            arguments: ["claude", "codex", "copilot"])
        func forgotten(program: String) throws {
            let scene = try RealScene(
                """
                { "version": 1,
                  "agents": { "worker": { "persona": "builder", "runner": "\(program)", "session": "continue" } },
                  "stages": {
                    "ONE": { "work_agent": "worker", "next_stages": ["GATE"] },
                    "GATE": { "command": ["test", "-e", "go"], "next_stages": ["TWO"] },
                    "TWO": { "work_agent": "worker" } } }
                """)
            #expect(try scene.teambot("run", "objective.md").status == 1)
            try scene.forget()
            try scene.project.write("go", "")
            let resume = try scene.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(
                try scene.messages(.warning) == [
                    "Its conversation is not known any more; a new one begins."
                ])
            #expect(try scene.state("stages", "TWO", "attempts")?.integer == 2)
        }

        private static func prepareReview(_ scene: RealScene) throws {
            try scene.template("WORK", "MOCK:SAY=These are the notes.")
            try scene.template("REVIEW", "MOCK:SHELL=cat verdict-{{iteration}}.txt")
            try scene.project.write("verdict-1.txt", "Look:\nREJECTED: MOCK:SAY=I have corrected it.\n")
            try scene.project.write("verdict-2.txt", "Look:\nVERIFIED_APPROVED: all is there\n")
        }

        private static func workflow(_ program: String, more: String = "") -> String {
            """
            { "version": 1,
              "agents": {
                "worker": { "persona": "builder", "runner": "\(program)"\(more) },
                "judge": { "persona": "reviewer", "runner": "\(program)" } },
              "stages": {
                "WORK": { "work_agent": "worker", "artifacts": ["notes.md"], "prompt_template": "WORK.md",
                          "next_stages": ["REVIEW"] },
                "REVIEW": { "is_review_stage": true, "work_agent": "worker", "review_agent": "judge",
                            "prompt_template": "REVIEW.md", "artifacts": ["review.md"], "next_stages": ["CHECK"] },
                "CHECK": { "command": ["true"] } },
              "work_to_review_mapping": { "WORK": "REVIEW" } }
            """
        }
    }
}
