import Agents
import Execution
import StateMachine
import Testing

@Suite("The keys of the user")
struct AgentVariablesTests {
    private func passed(
        _ runner: Runner, _ names: [String], fallback: [Runner] = [], by current: Runner? = nil,
        globs: [String] = []
    ) -> [String] {
        var agent = Agent(name: "a", persona: .builder, runner: runner, passedVariables: globs)
        agent.fallback = fallback
        return VariableAllowList.passed(from: names.map { ($0, "value") }, for: agent, by: current ?? runner).map(\.0)
    }

    @Test(
        "reach the program that needs them",
        arguments: [
            (AgentProgram.claude, "ANTHROPIC_API_KEY"), (.claude, "CLAUDE_CODE_OAUTH_TOKEN"), (.claude, "IS_SANDBOX"),
            (.claude, "CLAUDE_CODE_USE_BEDROCK"), (.claude, "AWS_REGION"), (.codex, "OPENAI_API_KEY"),
            (.codex, "CODEX_HOME"), (.copilot, "GH_TOKEN"), (.copilot, "COPILOT_PROVIDER_API_KEY"),
            (.gemini, "GEMINI_API_KEY"), (.gemini, "GOOGLE_CLOUD_PROJECT"), (.opencode, "OPENROUTER_API_KEY"),
            (.goose, "GOOSE_PROVIDER"), (.aider, "AIDER_MODEL"), (.aider, "DEEPSEEK_API_KEY"),
        ])
    func reach(program: AgentProgram, name: String) {
        #expect(passed(.program(program), [name, "PATH", "OTHER"]) == [name, "PATH"])
    }

    @Test("reach nobody else")
    func nobodyElse() {
        let keys = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GH_TOKEN"]
        #expect(passed(.offline, keys).isEmpty && passed(.command(["x"]), keys).isEmpty)
        #expect(passed(.program(.codex), keys) == ["OPENAI_API_KEY"])
    }

    @Test("reach a program that takes over once it does, and no program gets those of another")
    func fallback() {
        let keys = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY"]
        let both: [Runner] = [.program(.codex), .program(.claude)]
        #expect(passed(both[0], keys, fallback: [both[1]]) == ["OPENAI_API_KEY"])
        #expect(passed(both[0], keys, fallback: [both[1]], by: both[1]) == ["ANTHROPIC_API_KEY"])
    }

    @Test("what an outer agent has set for itself stays outside, unless the agent asks for it by name")
    func outer() {
        let outer = ["CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_SESSION_ID"]
        #expect(passed(.program(.claude), outer).isEmpty)
        #expect(passed(.program(.claude), outer, globs: ["CLAUDE_CODE_E*"]) == ["CLAUDE_CODE_ENTRYPOINT"])
        #expect(passed(.program(.copilot), ["COPILOT_ALLOW_ALL", "COPILOT_MODEL"]) == ["COPILOT_MODEL"])
        #expect(passed(.program(.codex), ["CODEX_SANDBOX_NETWORK_DISABLED"]).isEmpty)
    }

    @Test("are masked by their names")
    func masked() {
        let keys = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "AWS_SECRET_ACCESS_KEY", "GH_TOKEN", "GEMINI_API_KEY"]
        #expect(keys.allSatisfy(SecretMask.isSecret))
    }
}
