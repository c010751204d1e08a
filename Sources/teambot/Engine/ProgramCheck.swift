import Platform
import Reporting
import StateMachine

/// Finds out before the start whether the programs of the agents exist.
enum ProgramCheck {
    /// Throws with a sentence for each agent in use whose program cannot be run.
    static func check(_ workflow: Workflow, project: String) throws {
        let used = Set(workflow.stages.flatMap(\.agents))
        let missing = workflow.agents.filter { used.contains($0.name) }.compactMap { agent -> String? in
            guard case .command(let arguments, _) = agent.runner, let program = arguments.first else { return nil }
            return problem(program, agent, project)
        }
        guard missing.isEmpty else {
            throw VerbError.usage(missing.joined(separator: "\n") + "\nNothing was started.")
        }
    }

    private static func problem(_ program: String, _ agent: Agent, _ project: String) -> String? {
        let subject = "The program \(program) of agent \(agent.name)"
        let path = agent.environment.last { $0.name == "PATH" }?.value ?? CurrentProcess.variable("PATH") ?? ""
        let request = SpawnRequest(
            arguments: [program], environment: ["PATH=\(path)"], directory: project, descriptors: [],
            hasOwnSession: false)
        guard let found = try? ChildProcess.locate(program, request) else {
            return "\(subject) is not on the PATH. Install it or change its command."
        }
        if FileSystem.isExecutable(found) { return nil }
        guard let real = FileSystem.canonical(found) else {
            return "\(subject) does not exist; it was looked for in \(FileSystem.parent(of: found)). "
                + "Create it or change its command."
        }
        return FileSystem.kind(real) == .file
            ? "\(subject) is not executable. Try \(ShellText.render(["chmod", "+x", program]))."
            : "\(subject) is not a file that can be run. Change its command."
    }
}
