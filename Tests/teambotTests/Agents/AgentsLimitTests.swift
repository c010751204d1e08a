import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Limits of providers and of money, told by a script in the words of a real program.
    @Suite struct AgentLimits {
        @Test("A limit with a stated end is waited for until then, and the stage keeps its tries")
        func statedEnd() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: "test $count = 1 && refuse 429 \"Claude AI usage limit reached|$(($(date +%s) + 1))\"\n"
                    + "say hello; finish hello")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try scene.endings() == ["interrupted rate_limited", "succeeded"])
            let wait = try #require(try scene.events(.quotaWait).first)
            #expect(wait["duration_seconds"]?.double ?? 99 < 10, "\(wait)")
        }

        @Test("A limit beyond max_quota_wait ends with 6 after what else can be done, and a resume goes on")
        func tooLong() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE", top: #""max_quota_wait": 60"#),
                claude: "test -e go || refuse 429 \"usage limit reached|$(($(date +%s) + 4000))\"\nfinish hello")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 6, "\(run)")
            #expect(run.mentions("max_quota_wait"), "\(run)")
            #expect(try scene.project.state()["status"]?.string == "budget_exhausted")
            try scene.project.write("go", "")
            let resume = try scene.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
        }

        @Test("A runner at its limit is replaced at once instead of waited for")
        func replaced() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE", "TWO", agent: #""fallback": ["codex"]"#),
                claude: "refuse 429 'rate limit'",
                codex: #"""
                    echo '{"type":"thread.started","thread_id":"t1"}'
                    echo '{"type":"item.completed","item":{"id":"i","type":"agent_message","text":"done"}}'
                    echo '{"type":"turn.completed","usage":{"input_tokens":5,"cached_input_tokens":0,"output_tokens":5}}'
                    """#)
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try scene.endings() == ["interrupted rate_limited", "succeeded", "succeeded"])
            #expect(scene.project.lines("calls").count == 1)
            #expect(try scene.teambot("doctor").status == 0)
        }

        @Test("While one agent waits for its provider the others work, also where there is only one place")
        func othersGoOn() throws {
            let scene = try ScriptedClaude(
                Self.pair,
                claude: "test $TEAMBOT_STAGE = LEFT && test $count = 1 && refuse 429 'try again in 1s'\nfinish hello")
            let run = try scene.teambot("run", "objective.md", "--max-concurrent", "1")
            #expect(run.status == 0, "\(run)")
            let order = scene.project.lines("calls").compactMap { $0.split(separator: " ").first.map(String.init) }
            #expect(order == ["LEFT", "RIGHT", "LEFT", "LAST"])
        }

        @Test("Killed or ended while it waits for a provider, a run goes on with a resume", arguments: [9, 15])
        func endedWhileWaiting(signal: Int32) throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"), claude: "test -e go || refuse 529 overloaded\nfinish hello")
            let engine = try scene.start("run", "objective.md", "--json")
            try engine.event(.quotaWait)
            engine.signal(signal)
            let end = try engine.finish()
            #expect(end.status == (signal == 15 ? 143 : nil), "\(end)")
            try scene.project.write("go", "")
            let resume = try scene.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(try scene.endings() == ["interrupted overloaded", "succeeded"])
            #expect(try scene.teambot("doctor").status == 0)
        }

        @Test("What a program does not tell is reckoned from the table of prices")
        func prices() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain(
                    "ONE", "TWO",
                    top: #""prices": { "claude-*": { "input": 1000, "output": 1000, "cached": 0 } }"#),
                claude: #"""
                    say hello
                    echo '{"type":"result","subtype":"success","is_error":false,"result":"x","stop_reason":"end_turn","usage":{"input_tokens":400,"output_tokens":100},"session_id":"s","permission_denials":[]}'
                    """#)
            let run = try scene.teambot("run", "objective.md", "--max-cost", "0.5")
            #expect(run.status == 6, "\(run)")
            #expect(try scene.project.state()["usage"]?["cost_usd"]?.double == 0.5)
            #expect(try scene.project.status(of: "ONE") == "completed")
        }

        @Test("Two members of a group get half of the money each, and what reaches its half is kept")
        func halves() throws {
            let scene = try ScriptedClaude(Self.pair, claude: "finish hello 0.5")
            let run = try scene.teambot("run", "objective.md", "--max-cost", "1")
            #expect(run.status == 6, "\(run)")
            #expect(try Self.slices(scene).map(\.cost) == [0.5, 0.5])
            #expect(try scene.endings() == ["succeeded", "succeeded", "succeeded"])
            #expect(try scene.teambot("resume", "--max-cost", "1.25").status == 0)
            #expect(try Self.slices(scene).last?.cost == 0.25)
        }

        @Test(
            "An attempt that outlives its engine keeps its slice: who comes next waits for what it leaves",
            arguments: ["1", "2"])
        func kept(places: String) throws {
            let scene = try ScriptedClaude(
                Self.pair,
                claude: "test $count = 1 && exit 9\n"
                    + "test $TEAMBOT_STAGE = RIGHT && { echo here >up; read word <gate; }\nfinish hello 0.25")
            let (up, gate) = (try Signpost("up", in: scene.project), try Signpost("gate", in: scene.project))
            let engine = try scene.start("run", "objective.md", "--max-cost", "1", "--max-concurrent", "1")
            try up.wait(for: engine)
            try engine.kill()
            let second = try scene.start("resume", "--json", "--max-concurrent", places)
            try second.event(.stageStarted, "RIGHT")
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            let slices = try Self.slices(scene)
            #expect(slices.map(\.stage) == ["LEFT", "RIGHT", "LEFT", "LAST"])
            #expect(slices.map(\.cost) == [1, 1, 0.75, 0.5])
        }

        /// What the program was told that it may spend, call by call.
        private static func slices(_ scene: ScriptedClaude) throws -> [(stage: String, cost: Double)] {
            try scene.project.lines("calls").map { line in
                let words = line.split(separator: " ")
                let place = try #require(words.firstIndex(of: "--max-budget-usd"), "\(line)")
                return (String(words[0]), Double(words[place + 1]) ?? 99)
            }
        }

        @Test("The program's own budget limit is no failure: 6, and more money goes on")
        func ownLimit() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: #"""
                    test -e go && { finish hello; exit; }
                    echo '{"type":"result","subtype":"error_max_budget_usd","is_error":true,"total_cost_usd":1.1,"usage":{"input_tokens":9,"output_tokens":9},"session_id":"s","errors":["Reached maximum budget ($1)"],"permission_denials":[]}'
                    exit 1
                    """#)
            let run = try scene.teambot("run", "objective.md", "--max-cost", "1")
            #expect(run.status == 6 && run.mentions("--max-cost"), "\(run)")
            try scene.project.write("go", "")
            let resume = try scene.teambot("resume", "--max-cost", "3")
            #expect(resume.status == 0, "\(resume)")
            let cost = try scene.project.state()["usage"]?["cost_usd"]?.double ?? 0
            #expect(abs(cost - 1.6) < 1e-6)
        }

        private static let pair = """
            { "version": 1, "max_concurrent": 2,
              "agents": { "a": { "persona": "builder", "runner": "claude" },
                          "b": { "persona": "builder", "runner": "claude" } },
              "stages": {
                "START": { "command": ["true"], "next_stages": ["LEFT", "RIGHT"] },
                "LEFT": { "work_agent": "a", "next_stages": ["LAST"] },
                "RIGHT": { "work_agent": "b", "next_stages": ["LAST"] },
                "LAST": { "work_agent": "a" } } }
            """
    }
}
