import Configuration
import StateMachine
import Testing

@Suite("How agents are called, from stages.json")
struct RunnerValuesTests {
    private func agents(_ members: String) throws -> [Agent] {
        try WorkflowSample.workflow("{\(members),\"stages\":{\"A\":{}}}").agents
    }

    private func agent(_ name: String, _ runner: Runner, _ fill: (inout Agent) -> Void) -> Agent {
        var agent = Agent(name: name, persona: .projectManager, runner: runner)
        fill(&agent)
        return agent
    }

    @Test("every key of a program, of a command and of an ACP agent arrives")
    func everyKey() throws {
        let found = try agents(
            #"""
            "agents": {
              "a": {"persona": "pm", "runner": "claude", "model": "opus", "permission_mode": "read-only",
                    "runner_args": ["--effort", "high"], "session": "continue", "fallback": ["codex", "gemini"],
                    "max_cost_usd": 1.5, "max_tokens": 100000},
              "b": {"persona": "pm", "runner": "command", "command": ["./b"], "output": "json", "session": "continue",
                    "paths": {"reply": "r.0", "cost_usd": "c", "input_tokens": "i", "output_tokens": "o",
                              "cached_tokens": "k", "session": "s"}, "fallback": ["claude"], "max_tokens": 7},
              "c": {"persona": "pm", "runner": "acp", "command": ["copilot", "--acp"], "permission_mode": "full",
                    "model": null, "session": "fresh"}
            }
            """#)
        var output = CommandOutput()
        (output.reply, output.costUSD, output.session) = ("r.0", "c", "s")
        (output.inputTokens, output.outputTokens, output.cachedTokens) = ("i", "o", "k")
        #expect(
            found == [
                agent("a", .program(.claude)) {
                    $0.model = "opus"
                    $0.permissionMode = .readOnly
                    $0.runnerArguments = ["--effort", "high"]
                    $0.continuesSession = true
                    $0.fallback = [.program(.codex), .program(.gemini)]
                    $0.budget = Budget(costUSD: 1.5, tokens: 100_000)
                },
                agent("b", .command(["./b"], output: output)) {
                    $0.continuesSession = true
                    $0.fallback = [.program(.claude)]
                    $0.budget = Budget(tokens: 7)
                },
                agent("c", .acp(["copilot", "--acp"])) { $0.permissionMode = .full },
            ])
    }

    @Test("defaults hold for all; what belongs to their runner only with that runner, the rest where it is of use")
    func defaults() throws {
        let found = try agents(
            #"""
            "defaults": {"runner": "claude", "model": "opus", "runner_args": ["-x"], "permission_mode": "full",
                         "session": "continue", "fallback": ["codex", "gemini"], "max_tokens": 5},
            "agents": {"a": {"persona": "pm"}, "b": {"persona": "pm", "runner": "codex"},
                       "c": {"persona": "pm", "command": ["./c"]}, "d": {"persona": "pm", "runner": "offline"},
                       "e": {"persona": "pm", "model": "haiku"}, "f": {"persona": "pm", "runner": "aider"}}
            """#)
        #expect(found.map(\.runner.name) == ["claude", "codex", "command", "offline", "claude", "aider"])
        #expect(found.map(\.model) == ["opus", nil, nil, nil, "haiku", nil])
        #expect(found.map { $0.runnerArguments.isEmpty } == [false, true, true, true, false, true])
        #expect(found.map(\.permissionMode) == [.full, .full, nil, nil, .full, .full])
        #expect(found.map(\.continuesSession) == [true, true, false, false, true, false])
        #expect(
            found.map { $0.fallback.map(\.name).joined(separator: " ") }
                == ["codex gemini", "gemini", "codex gemini", "", "codex gemini", "codex gemini"])
        #expect(found.map(\.budget.tokens) == [5, 5, nil, nil, 5, 5])
    }

    @Test("defaults can be a command or an ACP agent for the whole team")
    func commandDefaults() throws {
        let found = try agents(
            #""defaults": {"runner": "acp", "command": ["x"]}, "agents": {"a": {"persona": "pm"}, "#
                + #""b": {"persona": "pm", "command": ["y"]}, "c": {"persona": "pm", "runner": "command", "#
                + #""command": ["z"]}}"#)
        #expect(found.map(\.runner) == [.acp(["x"]), .acp(["y"]), .command(["z"])])
    }

    @Test("the standard team takes the runner of the defaults, except for the offline agent")
    func standardTeam() throws {
        let found = try agents(#""defaults": {"runner": "codex"}"#)
        #expect(found.filter { $0.runner == .offline }.map(\.name) == ["offline"])
        #expect(found.count == Agent.standardTeam.count)
    }

    @Test("limits and prices of the run and of a stage arrive, prices in their order")
    func limits() throws {
        let workflow = try WorkflowSample.workflow(
            #"""
            {"max_cost_usd": 20, "max_tokens": 9000000, "max_quota_wait": 0,
             "prices": {"b*": {"input": 3, "output": 15, "cached": 0.3}, "*": {"input": 1, "output": 0}},
             "stages": {"A": {"work_agent": "pm", "max_cost_usd": 2, "max_tokens": 10}}}
            """#)
        #expect(workflow.budget == Budget(costUSD: 20, tokens: 9_000_000))
        #expect(workflow.maximumQuotaWait == 0)
        #expect(
            workflow.prices == [
                Price(model: "b*", input: 3, output: 15, cached: 0.3),
                Price(model: "*", input: 1, output: 0, cached: 1),
            ])
        #expect(workflow.stage("A")?.budget == Budget(costUSD: 2, tokens: 10))
        #expect(try WorkflowSample.workflow(#"{"stages":{"A":{}}}"#).maximumQuotaWait == Workflow.defaultQuotaWait)
    }

    @Test(
        "a limit of cost that cannot be held is a warning that says what to add",
        arguments: [
            (#"{"runner":"codex"}"#, "", true), (#"{"runner":"claude"}"#, "", false),
            (#"{"runner":"claude","fallback":["gemini"]}"#, "", true), (#"{"runner":"offline"}"#, "", false),
            (#"{"runner":"codex"}"#, #""*":{"input":1,"output":1}"#, false),
            (#"{"runner":"codex"}"#, #""gpt*":{"input":1,"output":1}"#, true),
            (#"{"runner":"codex","model":"gpt-6"}"#, #""gpt*":{"input":1,"output":1}"#, false),
            (#"{"command":["x"]}"#, "", false),
        ])
    func silentCost(runner: String, prices: String, isWarned: Bool) {
        let agent = runner.replacing("{", with: #"{"persona":"pm","#)
        let reading = WorkflowSample.read(
            #"{"max_cost_usd":5,"prices":{\#(prices)},"agents":{"x":\#(agent)},"stages":{"A":{"work_agent":"x"}}}"#)
        #expect(reading.workflow != nil)
        #expect(reading.problems.map(\.path) == (isWarned ? ["$.max_cost_usd"] : []), "\(reading.problems)")
        #expect(reading.problems.allSatisfy { $0.message.contains("\"prices\"") && $0.severity == .warning })
    }

    @Test("who judges looks, everybody else changes files, unless the file says otherwise")
    func permissions() {
        let builder = Agent(name: "b", persona: .builder)
        let reviewer = Agent(name: "r", persona: .reviewer)
        #expect([Role.work, .fix, .review].map(builder.permission) == [.edit, .edit, .readOnly])
        #expect([Role.work, .fix, .review].map(reviewer.permission) == [.readOnly, .readOnly, .readOnly])
        let trusted = agent("t", .offline) { $0.permissionMode = .full }
        #expect([Role.work, .review].map(trusted.permission) == [.full, .full])
    }
}
