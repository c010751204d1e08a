import Platform

/// The real agent programs and the model server beside which they are tried, where both are installed.
package enum RealAgents {
    /// What a test that is left out says.
    package static let advice =
        "The real agent programs are not installed here: see shared/agents/install.sh, or set AGENTS to where they are."

    /// Where the recipes of the model server are: beside the repository.
    package static let recipes: String? = {
        let sources = FileSystem.parent(of: #filePath)
        let repository = FileSystem.parent(of: FileSystem.parent(of: sources))
        let places = [CurrentProcess.variable("AGENT_RECIPES"), repository + "/../shared/agents"]
        return places.compactMap(\.self).first { FileSystem.isExecutable($0 + "/with_mock.sh") }
    }()

    private static let environments: String? = {
        let home = CurrentProcess.variable("HOME").map { $0 + "/.cache/teambot-agents" }
        let places = [CurrentProcess.variable("TEAMBOT_AGENTS"), CurrentProcess.variable("AGENTS"), home]
        return places.compactMap(\.self).first { FileSystem.exists($0 + "/venvs") }
    }()

    /// The Python that has the official SDK of the Agent Client Protocol.
    package static var python: String { (environments ?? "") + "/venvs/acp/bin/python" }

    /// The scriptable agent on that SDK.
    package static var officialAgent: String { (recipes ?? "") + "/acp_full_agent.py" }

    /// Where a program of this name is; nil where it is not installed.
    package static func path(of name: String) -> String? {
        let ways = [
            "claude": ("claude", "claude_agent_sdk/_bundled/claude"), "codex": ("codex", "codex_cli_bin/bin/codex"),
            "copilot": ("copilot102", "copilot/bin/copilot"),
        ]
        guard let environments, recipes != nil, let (environment, way) = ways[name] else { return nil }
        let library = "\(environments)/venvs/\(environment)/lib"
        return FileSystem.list(library).map { "\(library)/\($0)/site-packages/\(way)" }.first(
            where: FileSystem.isExecutable)
    }

    /// Whether all of these can be called beside a server on loopback.
    package static func canBeCalled(_ names: String...) -> Bool { names.allSatisfy { path(of: $0) != nil } }

    /// Whether all of these can be tried: they, and a network of their own in which nothing but the server is.
    package static func areInstalled(_ names: String...) -> Bool {
        names.allSatisfy { path(of: $0) != nil } && CurrentProcess.user == 0
    }

    /// What all programs need to find a server at an address.
    package static func variables(_ url: String) -> [String] {
        ["claude", "codex", "copilot"].flatMap(environment).map { $0.replacing("@URL@", with: url) }
            + ["CLAUDE_CODE_MAX_RETRIES=1"]
    }

    /// What a program needs to find the server, as `NAME=value`; `@URL@` is replaced by the recipe.
    package static func environment(of name: String) -> [String] {
        switch name {
        case "claude":
            [
                "ANTHROPIC_BASE_URL=@URL@", "ANTHROPIC_API_KEY=mock-key", "DISABLE_AUTOUPDATER=1",
                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1", "DISABLE_TELEMETRY=1",
            ]
        case "codex": ["MOCK_KEY=mock-key"]
        case "copilot":
            [
                "COPILOT_OFFLINE=true", "COPILOT_PROVIDER_BASE_URL=@URL@/v1", "COPILOT_PROVIDER_API_KEY=mock-key",
                "COPILOT_MODEL=mock-model", "COPILOT_AUTO_UPDATE=false",
            ]
        default: []
        }
    }

    /// Arguments that a program needs to find the server.
    package static func arguments(of name: String) -> [String] {
        guard name == "codex" else { return [] }
        let provider =
            "model_providers.mock={name=\"mock\",base_url=\"@URL@/v1\",env_key=\"MOCK_KEY\",wire_api=\"responses\","
            + "request_max_retries=1,stream_max_retries=1}"
        return ["-c", "model_provider=mock", "-c", provider, "-m", "mock-model"]
    }

    /// Runs a command beside the server, with nothing but loopback around it, and waits for its end.
    ///
    /// - Parameter input: a file for its standard input.
    package static func run(
        _ command: [String], environment: [String], home: String, in directory: String, input: String
    ) throws -> FinishedProcess {
        guard let recipes else { throw SystemError("find", "with_mock.sh", number: 2) }
        let settings = [
            "MOCK_ENV=\(environment.joined(separator: " "))", "MOCK_HOME=\(home)", "MOCK_LIMIT=120",
            "PATH=/usr/local/sbin:/usr/sbin:/sbin:" + (CurrentProcess.variable("PATH") ?? "/usr/bin:/bin"),
        ]
        let shell = ["sh", "-c", "input=$1; shift; exec \"$@\" < \"$input\"", "sh", input]
        let recipe = [recipes + "/with_mock.sh", "--"]
        return try RunningProgram(
            shell + recipe + command, environment: RunningProgram.environment + settings, directory: directory,
            errors: home + ".errors"
        ).finish()
    }
}
