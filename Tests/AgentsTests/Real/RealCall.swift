import Agents
import Platform
import StateMachine
import TestSupport

/// A real program that is called as teambot calls it, in a project of its own beside the model server.
final class RealCall {
    let program: AgentProgram
    private let scratch: TemporaryDirectory
    /// A place that is neither the project nor a directory for temporary files, which some programs may write to.
    let outside: String = {
        let name = "outside-\(UInt64.random(in: 0 ... .max))"
        let temporary = ["/tmp", CurrentProcess.variable("TMPDIR").flatMap(FileSystem.canonical) ?? "/tmp"]
        let built = RunningProgram.built(name)
        // A clone may itself be among temporary files.
        let isTemporary = temporary.contains { built.hasPrefix($0 + "/") }
        return isTemporary ? (CurrentProcess.variable("HOME") ?? "/root") + "/" + name : built
    }()

    var project: String { scratch.path + "/project" }
    var artifacts: String { scratch.path + "/artifacts" }

    /// Makes the project.
    init(_ program: AgentProgram) throws {
        self.program = program
        scratch = try TemporaryDirectory()
        for directory in [project, artifacts, scratch.path + "/home", scratch.path + "/attempt"] {
            try FileSystem.makeDirectory(directory)
        }
    }

    deinit { try? FileSystem.removeFile(outside) }

    /// Sends a prompt and waits for the end.
    @discardableResult
    func send(_ prompt: String, _ permission: PermissionMode = .edit) throws -> FinishedProcess {
        let file = scratch.path + "/attempt/prompt.md"
        try Descriptor.replacing(file).write(prompt.utf8)
        var agent = Agent(name: "a", persona: .builder, runner: .program(program))
        agent.runnerArguments = RealAgents.arguments(of: program.rawValue)
        let call = AgentCall(
            CallRequest(
                agent: agent, runner: agent.runner, permission: permission, promptFile: file,
                promptBytes: prompt.utf8.count, project: project, artifacts: artifacts, teambot: "teambot"))
        let path = RealAgents.path(of: program.rawValue) ?? program.rawValue
        let environment =
            RealAgents.environment(of: program.rawValue) + call.environment.map { "\($0.key)=\($0.value)" }
            + (permission == .full ? ["IS_SANDBOX=1"] : [])
        return try RealAgents.run(
            [path] + call.arguments.dropFirst(), environment: environment, home: scratch.path + "/home", in: project,
            input: call.hasPromptOnInput ? file : "/dev/null")
    }
}
