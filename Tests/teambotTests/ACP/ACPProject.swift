import JSONText
import Platform
import TestSupport

/// A project in which the client of the Agent Client Protocol is run with an agent.
final class ACPProject {
    private let directory: TemporaryDirectory
    /// Where the agent works.
    let path: String
    /// A directory beside the project.
    let outside: String

    /// Makes an empty project with artifacts.
    init() throws {
        directory = try TemporaryDirectory()
        path = directory.path + "/project"
        outside = directory.path + "/outside"
        for made in [path, outside, artifacts] { try FileSystem.makeDirectories(made) }
        try Descriptor.replacing(directory.path + "/agent.py").write(ScriptedAgent.text.utf8)
    }

    /// The run's artifacts.
    var artifacts: String { path + "/state/run/artifacts" }

    /// The scripted agent's command.
    func scripted(_ how: String, _ more: String...) -> [String] {
        ["/usr/bin/python3", directory.path + "/agent.py", how] + more
    }

    /// Starts the client with a prompt and an agent.
    func start(_ prompt: String, _ options: [String] = [], agent: [String]) throws -> RunningProgram {
        let input = directory.path + "/prompt"
        try Descriptor.replacing(input).write(prompt.utf8)
        let shell = ["/bin/sh", "-c", "exec \"$@\" <\"$0\"", input, RunningTeambot.binary, "acp-client"]
        return try RunningProgram(
            shell + ["--artifacts", artifacts] + options + ["--"] + agent, environment: RunningProgram.environment,
            directory: path, errors: directory.path + "/errors")
    }

    /// Runs the client to its end.
    func run(_ prompt: String, _ options: [String] = [], agent: [String]) throws -> FinishedProcess {
        // The directory goes with this project, so that it must live until the end.
        try withExtendedLifetime(self) { try start(prompt, options, agent: agent).finish() }
    }

    /// Has the scripted agent make requests; gives the answers.
    func calls(_ list: String, mode: String) throws -> [JSONValue] {
        let finished = try run(list, ["--permission-mode", mode], agent: scripted("calls"))
        return try Self.records(finished).filter { $0["type"]?.string == "message" }
            .compactMap { try JSONReader.read(Array(($0["text"]?.string ?? "").utf8)) }
    }

    /// What the client has printed.
    static func records(_ finished: FinishedProcess) throws -> [JSONValue] {
        try finished.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    }
}
