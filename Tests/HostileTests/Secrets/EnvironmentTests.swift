import Execution
import Agents
import Testing

/// An agent gets what is on the list, what its own globs name, and nothing else of the user's environment.
@Suite struct EnvironmentTests {
    private static let foreign = [
        "LD_PRELOAD", "LD_LIBRARY_PATH", "BASH_ENV", "ENV", "IFS", "PS4", "PROMPT_COMMAND", "SHELLOPTS", "PYTHONPATH",
        "PYTHONSTARTUP", "NODE_OPTIONS", "PERL5OPT", "RUBYOPT", "JAVA_TOOL_OPTIONS", "GIT_DIR", "GIT_SSH_COMMAND",
        "GIT_EXTERNAL_DIFF", "SSH_AUTH_SOCK", "SSH_ASKPASS", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "NPM_TOKEN",
        "DATABASE_URL", "KUBECONFIG", "DOCKER_HOST", "EDITOR", "path", "PATHX", "XPATH", "HOMEX", "LC", "LCX_ALL",
        "XDGX",
        "SSL_CERTX", "MY_API_KEY", "PATH\u{200B}", "TEAMBOT_RUN_ID", "TEAMBOT_ARTIFACTS_DIR", "TEAMBOT_INHERITED_LOCK",
        "TEAMBOT_ATTEMPT_ID", "",
    ]

    @Test("Not on the list is", arguments: foreign)
    func list(_ name: String) {
        #expect(VariableAllowList.passed(from: [(name, "x")], extra: []).isEmpty)
    }

    @Test(
        "Variables of an outer run pass by no glob:",
        arguments: ["*", "TEAMBOT_*", "TEAMBOT_RUN_ID", "T*", "?EAMBOT_*", "**"])
    func outer(_ glob: String) {
        let names = ["TEAMBOT_RUN_ID", "TEAMBOT_INHERITED_LOCK", "TEAMBOT_ATTEMPT_ID", "TEAMBOT_"]
        #expect(VariableAllowList.passed(from: names.map { ($0, "x") }, extra: [glob]).isEmpty)
    }

    @Test("What a command sees is the list and the variables of teambot, and these are those of its own run")
    func whole() throws {
        let scene = try Scene(stages: #"{ "stages": { "ONE": { "command": ["env"] } } }"#)
        let names = Self.foreign.filter { name in
            !name.isEmpty && name.utf8.allSatisfy { $0 < 128 } && !name.hasPrefix("LD_")
        }
        let run = try scene.teambot("run", "objective.md", variables: names.map { $0 + "=hostile" })
        #expect(run.status == 0, "\(run)")
        let seen = scene.read("state/widget/attempts/ONE/01-command/stdout.log").split(separator: "\n")
        #expect(seen.filter { $0.hasSuffix("=hostile") } == [])
        let known = ["PATH", "HOME", "TMPDIR", "PWD", "_"]
        let others = seen.compactMap { $0.split(separator: "=").first }.filter {
            !$0.hasPrefix("TEAMBOT_") && !known.contains(String($0))
        }
        #expect(others == [])
    }
}
