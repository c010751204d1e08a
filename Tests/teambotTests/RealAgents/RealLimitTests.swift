import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// The real programs without a key, at a provider's limit, and with little money.
    @Suite(.enabled(if: RealAgents.canBeCalled("claude", "codex", "copilot"), Comment(rawValue: RealAgents.advice)))
    struct RealLimits {
        @Test(
            "Without a valid key the run ends at once, says what to do, and starts nothing more",
            arguments: [("claude", "ANTHROPIC_API_KEY"), ("codex", "codex login"), ("copilot", "GH_TOKEN")])
        func unauthorized(program: String, advice: String) throws {
            let scene = try RealScene(Self.fan(program), "--status", "401")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(run.mentions(advice), "\(run)")
            #expect(try scene.project.roles().count { $0 == "work" } == 1, "\(run)")
            #expect(try scene.events(.attemptEnded).last?["agent_outcome"]?.string == "not_logged_in")
        }

        @Test("Another runner takes over from one without a valid key, and the run tells so")
        func fallback() throws {
            let scene = try RealScene(
                RealStages.chain("claude", ["ONE", "TWO"], agent: #""fallback": ["codex"]"#), "--status", "401")
            try scene.separateCodex()
            for stage in ["ONE", "TWO"] { try scene.template(stage, "MOCK:SAY=Done.") }
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(
                try scene.messages(.agentFallback).map { $0.hasPrefix("codex takes over from claude") } == [true],
                "\(run)")
            // The second stage does not ask the first program again.
            #expect(
                try scene.events(.attemptStarted).map { $0["runner"]?.string } == ["claude", "codex", "codex"])
            #expect(try scene.state("agents", "dev", "runner")?.string == "codex")
        }

        @Test(
            "A limit that nobody may wait for ends with 6, and a resume goes on",
            arguments: [("claude", "529"), ("codex", "429")])
        func notWaited(program: String, status: String) throws {
            let scene = try RealScene(
                RealStages.chain(program, ["ONE"], top: #""max_quota_wait": 0"#), "--status", status)
            try scene.template("ONE", "MOCK:SAY=Done.")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 6, "\(run)")
            #expect(run.mentions("max_quota_wait"), "\(run)")
            #expect(try scene.state("status")?.string == "budget_exhausted")
            try scene.recover()
            let resume = try scene.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
        }

        @Test("A limit is waited for and the run goes on; it is no failure of the stage")
        func waited() throws {
            let scene = try RealScene(RealStages.chain("claude", ["ONE"]), "--status", "429")
            try scene.template("ONE", "MOCK:SAY=Done.")
            let engine = try scene.start("run", "objective.md", "--json")
            let wait = try #require(try engine.event(.quotaWait))
            #expect(wait["agent"]?.string == "dev" && wait["until"]?.string != nil, "\(wait)")
            try scene.recover()
            let run = try engine.finish()
            #expect(run.status == 0, "\(run)")
            #expect(try scene.events(.attemptEnded).map { $0["outcome"]?.string } == ["interrupted", "succeeded"])
        }

        @Test("What one stage has cost leaves too little for the second: 6, and more money completes the run")
        func cost() throws {
            let scene = try RealScene(RealStages.chain("claude", ["ONE", "TWO"]))
            for stage in ["ONE", "TWO"] { try scene.template(stage, "MOCK:SAY=Done.") }
            let run = try scene.teambot("run", "objective.md", "--max-cost", "0.0015")
            #expect(run.status == 6, "\(run)")
            #expect(try scene.project.status(of: "ONE") == "completed", "\(run)")
            #expect(try scene.project.status(of: "TWO") != "completed")
            #expect(try scene.project.roles() == ["work"])
            #expect(run.mentions("--max-cost"), "\(run)")
            let resume = try scene.teambot("resume", "--max-cost", "1")
            #expect(resume.status == 0, "\(resume)")
            #expect(try scene.project.roles() == ["work", "work"])
        }

        @Test("An agent that streams what it uses is ended when it has used its tokens")
        func tokens() throws {
            let scene = try RealScene(
                RealStages.chain(
                    "claude", ["ONE"],
                    agent: #""permission_mode": "full", "max_tokens": 100, "env": { "IS_SANDBOX": "1" }"#))
            let gate = try Signpost("gate", in: scene.project)
            try scene.template("ONE", "MOCK:SHELL=read word < gate")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 6, "\(run)")
            #expect(try scene.events(.attemptEnded).map { $0["outcome"]?.string } == ["interrupted"])
            #expect(scene.server.requests.count == 1)
            withExtendedLifetime(gate) {}
        }

        /// Two stages that do not depend on each other, one after the other.
        private static func fan(_ program: String) -> String {
            """
            { "version": 1, "max_concurrent": 1,
              "agents": { "a": { "persona": "builder", "runner": "\(program)" },
                          "b": { "persona": "builder", "runner": "\(program)" } },
              "stages": {
                "START": { "command": ["true"], "next_stages": ["LEFT", "RIGHT"] },
                "LEFT": { "work_agent": "a", "next_stages": ["END"] },
                "RIGHT": { "work_agent": "b", "next_stages": ["END"] },
                "END": { "command": ["true"] } } }
            """
        }
    }
}
