import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What the real programs may do in a run, and what they can be given.
    @Suite(.enabled(if: RealAgents.canBeCalled("claude", "codex", "copilot"), Comment(rawValue: RealAgents.advice)))
    struct RealPermissions {
        private static let all = ["claude", "codex", "copilot"]

        @Test("A builder writes files, a reviewer cannot, and both are told apart by their role", arguments: all)
        func roles(program: String) throws {
            let scene = try RealScene(
                """
                { "version": 1,
                  "agents": { "dev": { "persona": "builder", "runner": "\(program)" },
                              "judge": { "persona": "reviewer", "runner": "\(program)" } },
                  "stages": {
                    "WORK": { "work_agent": "dev", "prompt_template": "WORK.md", "next_stages": ["REVIEW"] },
                    "REVIEW": { "is_review_stage": true, "work_agent": "dev", "review_agent": "judge",
                                "max_iterations": 1, "prompt_template": "REVIEW.md" } },
                  "work_to_review_mapping": { "WORK": "REVIEW" } }
                """)
            try scene.template("WORK", "MOCK:WRITE=\(scene.project.path)/built.txt|text")
            try scene.template("REVIEW", "MOCK:WRITE=\(scene.project.path)/judged.txt|text")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 3, "\(run)")
            #expect(scene.project.read("built.txt") == "text")
            #expect(!FileSystem.exists(scene.project.path + "/judged.txt"))
        }

        @Test("An agent that may only read is denied its work, and the run says what would have allowed it")
        func denied() throws {
            let scene = try RealScene(
                RealStages.chain("copilot", ["WORK"], agent: #""permission_mode": "read-only""#))
            try scene.template("WORK", "MOCK:WRITE=\(scene.project.path)/built.txt|text")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(run.mentions(#"permission_mode: "edit""#), "\(run)")
            #expect(try scene.events(.attemptEnded).last?["agent_outcome"]?.string == "tools_denied")
        }

        @Test("A command that an editor may not run is reported with the mode that would have allowed it")
        func deniedCommand() throws {
            let scene = try RealScene(RealStages.chain("claude", ["WORK"]))
            try scene.template("WORK", "MOCK:SHELL=python3 -c 'open(\"made\", \"w\")'")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(run.mentions(#"permission_mode: "full""#), "\(run)")
            #expect(!FileSystem.exists(scene.project.path + "/made"))
        }

        @Test("A prompt of 5 MB goes through a whole stage, as does one that begins like an option", arguments: all)
        func prompts(program: String) throws {
            let scene = try RealScene(
                """
                { "version": 1,
                  "agents": { "dev": { "persona": "builder", "runner": "\(program)" } },
                  "stages": {
                    "DASH": { "work_agent": "dev", "prompt_template": "DASH.md", "next_stages": ["LONG"] },
                    "LONG": { "work_agent": "dev",
                              "description": "\(String(repeating: "word ", count: 1_000_000))" } } }
                """)
            try scene.project.write(".github/agents/dev.agent.md", "--version\n-p\n")
            try scene.template("DASH", "MOCK:SAY=understood")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(scene.file("prompt.md", of: "DASH/01-work").hasPrefix("-"))
            #expect(scene.file("reply.md", of: "DASH/01-work").contains("understood"))
            #expect(scene.file("prompt.md", of: "LONG/01-work").utf8.count > 5_000_000)
            // It is named and not given: no model takes so much.
            #expect(scene.server.requests.allSatisfy { $0.utf8.count < 1_000_000 })
        }

        @Test("The programs on the PATH are found, listed, tried, and proposed for a new project")
        func programs() throws {
            let scene = try RealScene(RealStages.chain("claude", ["WORK"]))
            try scene.template("WORK", "MOCK:SAY=Done.")
            let list = try scene.teambot("agents", "--json")
            #expect(list.status == 0, "\(list)")
            let found = try JSONReader.read(Array(list.output.utf8))["programs"]?.elements ?? []
            let names = found.compactMap { $0["path"]?.string == nil ? nil : $0["name"]?.string }
            #expect(Set(names).isSuperset(of: Self.all), "\(list)")
            #expect(
                found.filter { Self.all.contains($0["name"]?.string ?? "") }
                    .allSatisfy { $0["version"]?.string != nil }, "\(list)")
            #expect(scene.server.requests.isEmpty, "a model was called")
            let check = try scene.teambot("agents", "check")
            #expect(check.status == 0 && scene.server.requests.count == 1, "\(check)")
            let initialized = try scene.teambot("init", "--force")
            #expect(initialized.status == 0, "\(initialized)")
            #expect(scene.project.read("stages.json").contains("\"runner\": \"claude\""), "\(initialized)")
            #expect(try scene.teambot("validate", "objective.md").status == 0)
        }
    }
}
