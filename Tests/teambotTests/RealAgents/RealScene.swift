import JSONText
import Platform
import StateMachine
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A project whose agents are the real programs, with a home of their own and a model server that obeys the prompts.
final class RealScene {
    let project: TemporaryProject
    private(set) var server: ModelServer
    /// Where Codex asks; the same server as for the others, until told otherwise.
    private(set) var codexServer: ModelServer

    /// Makes the project and starts the server with these options.
    init(_ stages: String, _ options: String...) throws {
        project = try TemporaryProject(stages: stages)
        server = try ModelServer(options)
        codexServer = server
        for directory in [home, bin] { try FileSystem.makeDirectories(directory) }
        for name in ["claude", "codex", "copilot"] {
            guard let path = RealAgents.path(of: name) else { continue }
            try systemCall("link", path) { symlink(path, bin + "/" + name) }
        }
        try writeCodexConfiguration()
    }

    private var home: String { project.aside("home") }
    private var bin: String { project.aside("bin") }

    /// Gives Codex a server of its own.
    func separateCodex() throws {
        codexServer = try ModelServer()
        try writeCodexConfiguration()
    }

    /// Lets the programs forget their conversations.
    func forget() throws {
        try FileSystem.removeTree(home)
        try FileSystem.makeDirectories(home)
        try writeCodexConfiguration()
    }

    /// Puts a server without options in the place of the first one.
    func recover() throws {
        let port = server.port
        try server.end()
        server = try ModelServer(port: port)
        if codexServer.port == port { codexServer = server }
    }

    private func writeCodexConfiguration() throws {
        try FileSystem.makeDirectories(home + "/.codex")
        let text = """
            model = "mock-model"
            model_provider = "mock"
            [model_providers.mock]
            name = "mock"
            base_url = "\(codexServer.url)/v1"
            env_key = "CODEX_API_KEY"
            wire_api = "responses"
            request_max_retries = 1
            stream_max_retries = 1

            """
        try Descriptor.replacing(home + "/.codex/config.toml").write(text.utf8)
    }

    /// Writes the template of a stage's prompts.
    func template(_ stage: String, _ text: String) throws { try project.write("\(stage).md", text) }

    /// Runs teambot to its end.
    @discardableResult
    func teambot(_ arguments: String...) throws -> FinishedProcess { try start(arguments).finish() }

    /// Starts teambot.
    func start(_ arguments: String...) throws -> RunningTeambot { try start(arguments) }

    private func start(_ arguments: [String]) throws -> RunningTeambot {
        let path = bin + ":" + (CurrentProcess.variable("PATH") ?? "/usr/bin:/bin")
        let variables =
            ["PATH=" + path, "HOME=" + home, "CODEX_API_KEY=mock-key"] + RealAgents.variables(server.url)
        return try RunningTeambot(program: ["env"] + variables + [RunningTeambot.binary] + arguments, in: project)
    }

    /// A member of `state.json` at a path.
    func state(_ path: String...) throws -> JSONValue? {
        try path.reduce(Optional(project.state())) { $0?[$1] }
    }

    /// What a reply became, or another file of an attempt.
    func file(_ name: String, of attempt: String) -> String {
        project.read("\(project.run)/attempts/\(attempt)/\(name)")
    }

    /// The journal's events of this name.
    func events(_ name: EventName) throws -> [JSONValue] {
        try project.journal().filter { $0["event"]?.string == name.rawValue }
    }

    /// What people are told by events of this name.
    func messages(_ name: EventName) throws -> [String] { try events(name).compactMap { $0["message"]?.string } }
}
