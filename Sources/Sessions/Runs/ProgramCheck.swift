import Agents
import Platform
import Reporting
package import StateMachine

/// Finds out before the start whether the programs of the agents exist and can do what they are to do.
package enum ProgramCheck {
    /// Throws with a sentence for each agent in use whose program cannot be run; warns of missing fallbacks.
    package static func check(_ workflow: Workflow, project: String, tell: (String) -> Void) throws {
        let agents = workflow.agents.filter { used(workflow).contains($0.name) }
        let problems = agents.compactMap { problem($0, $0.runner, project: project) }
        guard problems.isEmpty else {
            throw VerbError.usage(problems.joined(separator: "\n") + "\nNothing was started.")
        }
        for agent in agents {
            if let remark = remark(agent) { tell("warning: \(agent.name): \(remark)") }
            for runner in agent.fallback {
                guard let problem = problem(agent, runner, project: project) else { continue }
                tell("warning: \(agent.name) cannot fall back on \(runner.name): \(problem)")
            }
        }
    }

    /// The names of the agents that take part in some stage.
    package static func used(_ workflow: Workflow) -> Set<String> {
        Set(workflow.stages.flatMap { [$0.workAgent, $0.reviewAgent].compactMap(\.self) + $0.reviewAgents })
    }

    /// Why an agent cannot be called by a runner, and what to do about it; nil where it can.
    package static func problem(_ agent: Agent, _ runner: Runner, project: String) -> String? {
        switch runner {
        case .offline: return nil
        case .command(let arguments, _), .acp(let arguments):
            return arguments.first.flatMap { problem($0, agent, project, "Install it or change its command.") }
        case .program(let program):
            let preset = Preset.of(program)
            let advice = "Install it with `\(preset.installation)`, or choose another runner."
            return problem(program.rawValue, agent, project, advice) ?? objection(program, agent)
        }
    }

    /// Where an agent that is to edit could do more, because its program has no such mode; nil where it cannot.
    private static func remark(_ agent: Agent) -> String? {
        let programs = ([agent.runner] + agent.fallback).compactMap { runner -> Preset? in
            guard case .program(let program) = runner else { return nil }
            return Preset.of(program)
        }
        guard agent.permission(for: .work) == .edit else { return nil }
        return programs.first { $0.editAllowsCommands }?.remark
    }

    /// What a program refuses to do, which it would say only when it is called.
    private static func objection(_ program: AgentProgram, _ agent: Agent) -> String? {
        guard program == .claude, agent.permissionMode == .full, CurrentProcess.user == 0 else { return nil }
        let isSandbox =
            agent.environment.contains { $0.name == "IS_SANDBOX" && $0.value == "1" }
            || CurrentProcess.variable("IS_SANDBOX") == "1"
        guard !isSandbox else { return nil }
        return "Claude Code refuses the permission mode full of agent \(agent.name) to the user root. Run teambot as "
            + "another user; or, where this machine is a sandbox that may break, set IS_SANDBOX=1; or choose "
            + "\"permission_mode\": \"edit\"."
    }

    private static func problem(
        _ program: String, _ agent: Agent, _ project: String, _ advice: String
    ) -> String? {
        let subject = "The program \(program) of agent \(agent.name)"
        let path = agent.environment.last { $0.name == "PATH" }?.value ?? CurrentProcess.variable("PATH") ?? ""
        let request = SpawnRequest(
            arguments: [program], environment: ["PATH=\(path)"], directory: project, descriptors: [],
            hasOwnSession: false)
        guard let found = try? ChildProcess.locate(program, request) else {
            return "\(subject) is not on the PATH. \(advice)"
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
