import Agents
import StateMachine
import Testing

@Suite("How agents are called")
struct AgentCallTests {
    private func request(
        _ runner: Runner, _ permission: PermissionMode = .edit, _ fill: (inout CallRequest) -> Void = { _ in }
    ) -> CallRequest {
        var request = CallRequest(
            agent: Agent(name: "a", persona: .builder, runner: runner), runner: runner, permission: permission,
            promptFile: "/p/state/r/attempts/A/01-work/prompt.md", project: "/p", artifacts: "/p/state/r/artifacts",
            teambot: "/bin/teambot")
        fill(&request)
        return request
    }

    private func line(
        _ program: AgentProgram, _ permission: PermissionMode = .edit, _ fill: (inout CallRequest) -> Void = { _ in }
    ) -> String {
        AgentCall(request(.program(program), permission, fill)).arguments.joined(separator: " ")
    }

    @Test("the offline agent, a command and an ACP agent are called as they are")
    func simple() {
        #expect(AgentCall(request(.offline)) == AgentCall(["/bin/teambot", "offline-agent"]))
        #expect(AgentCall(request(.command(["./x", "-y"]))) == AgentCall(["./x", "-y"]))
        let continued = AgentCall(request(.command(["./x"])) { $0.session = "s1" })
        #expect(continued.environment == ["TEAMBOT_SESSION": "s1"])
        let acp = AgentCall(
            request(.acp(["copilot", "--acp"]), .readOnly) {
                $0.session = "s1"
                $0.agent.model = "m"
            })
        #expect(
            acp.arguments == [
                "/bin/teambot", "acp-client", "--permission-mode", "read-only", "--artifacts", "/p/state/r/artifacts",
                "--session", "s1", "--model", "m", "--", "copilot", "--acp",
            ])
        #expect(acp.hasPromptOnInput)
    }

    @Test(
        "a program is called with all that was asked for, its own arguments last",
        arguments: [
            (
                AgentProgram.claude,
                "claude -p --output-format stream-json --verbose --permission-mode acceptEdits --model m "
                    + "--max-budget-usd 1.5 --more --resume s1"
            ),
            (
                .codex,
                "codex exec --json --skip-git-repo-check -C /p -s workspace-write -c approval_policy=\"never\" -m m "
                    + "--more resume s1 -"
            ),
            (
                .copilot,
                "copilot --output-format json --no-ask-user --no-color --allow-tool=write --model m --more --resume=s1"
            ),
            (.gemini, "gemini --output-format stream-json --approval-mode auto_edit -m m --more --resume s1"),
            (.opencode, "opencode run --format json -m m --more -s s1"),
            (.goose, "goose run -q --output-format stream-json --model m --more --resume --session-id s1 -i -"),
        ])
    func whole(program: AgentProgram, expected: String) {
        let call = line(program) {
            $0.agent.model = "m"
            $0.agent.runnerArguments = ["--more"]
            $0.session = "s1"
            $0.slice = Budget(costUSD: 1.5)
        }
        #expect(call == expected)
        #expect(AgentCall(request(.program(program))).hasPromptOnInput)
    }

    @Test("aider gets its prompt as a file and nothing on standard input")
    func file() {
        let call = AgentCall(request(.program(.aider)))
        #expect(call.arguments.suffix(2) == ["--message-file", "/p/state/r/attempts/A/01-work/prompt.md"])
        #expect(!call.hasPromptOnInput)
    }

    @Test(
        "each mode allows more than the one before, and each program knows all three", arguments: AgentProgram.allCases)
    func permissions(program: AgentProgram) {
        let calls = PermissionMode.allCases.map { AgentCall(request(.program(program), $0)) }
        let looks = calls.first.map { "\($0.arguments) \($0.environment)" } ?? ""
        #expect(calls.dropFirst().allSatisfy { "\($0.arguments) \($0.environment)" != looks })
        let dangerous = ["bypassPermissions", "danger-full-access", "--allow-all-tools", "yolo", "\"bash\":\"allow\""]
        for call in calls.dropLast() {
            let text = call.arguments.joined(separator: " ") + (call.environment["OPENCODE_PERMISSION"] ?? "")
            #expect(!dangerous.contains { text.contains($0) })
        }
    }

    @Test("model and arguments of an agent are not given to its fallback")
    func fallback() {
        let call = line(.codex) {
            $0.agent.runner = .program(.claude)
            $0.agent.model = "opus"
            $0.agent.runnerArguments = ["--effort"]
        }
        #expect(!call.contains("opus") && !call.contains("--effort"))
    }

    @Test(
        "an artifacts directory outside of the project is made known",
        arguments: [
            (AgentProgram.claude, "--add-dir /s/artifacts"), (.codex, "--add-dir /s/artifacts"),
            (.copilot, "--add-dir /s/artifacts"), (.gemini, "--include-directories /s/artifacts"),
        ])
    func outside(program: AgentProgram, expected: String) {
        #expect(line(program) { $0.artifacts = "/s/artifacts" }.contains(expected))
        #expect(line(program) { $0.artifacts = "/pp/artifacts" }.contains("/pp/artifacts"))
        #expect(!line(program).contains("artifacts"))
    }

    @Test("a prompt that no model takes is named by its file, in a sentence that is no option")
    func longPrompt() {
        for program in AgentProgram.allCases where program != .aider {
            let call = AgentCall(request(.program(program)) { $0.promptBytes = 5_000_000 })
            #expect(!call.hasPromptOnInput)
            #expect(call.arguments.last?.hasPrefix("Your task is in the file /p/state/") == true, "\(program)")
        }
    }
}
