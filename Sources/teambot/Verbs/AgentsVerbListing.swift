import Agents
import JSONText
import Platform
import Reporting
import Sessions
import StateMachine

/// The list of `teambot agents`: who there is, what plays them, and what is missing.
struct AgentsVerbListing {
    let places: Places
    let workflow: Workflow
    let isJSON: Bool

    /// Shows it; gives the exit code.
    func run() throws -> Int32 {
        let search = ProgramSearch(environment: CurrentProcess.environment, directory: places.project)
        let programs = try EventLoop().run { await search.look(for: AgentProgram.allCases) } ?? []
        if isJSON {
            Console.write(bytes: json(programs) + [10])
            return 0
        }
        let style = Console.outputStyle
        Console.write(AgentList.render(workflow.agents.map { row($0, programs) }, style: style) + "\n")
        Console.write(
            AgentList.render(
                programs: programs.map { found in
                    let place = found.path ?? "not found; to install it: \(Preset.of(found.program).installation)"
                    return (found.program.rawValue, found.version?.description ?? "", place, found.path != nil)
                }, style: style))
        for agent in workflow.agents {
            if let remark = remark(agent) { Console.tell("\(agent.name): \(remark)") }
        }
        return 0
    }

    private func row(_ agent: Agent, _ programs: [FoundProgram]) -> AgentList.Row {
        let problem = ProgramCheck.problem(agent, agent.runner, project: places.project)
        return AgentList.Row(
            name: agent.name, persona: agent.persona.rawValue, runner: agent.runner.name, model: agent.model ?? "",
            permission: permission(agent), fallback: agent.fallback.map(\.name).joined(separator: " "),
            program: program(agent, programs), problem: problem ?? found(agent.runner, programs)?.problem)
    }

    /// What it may do where it works and, if that differs, where it judges.
    private func permission(_ agent: Agent) -> String {
        switch agent.runner {
        case .offline, .command: return ""
        case .acp, .program:
            let modes = [Role.work, .review].map { agent.permission(for: $0).rawValue }
            return Set(modes).count == 1 ? modes.first ?? "" : "\(modes.joined(separator: ", reviewing "))"
        }
    }

    private func program(_ agent: Agent, _ programs: [FoundProgram]) -> String {
        switch agent.runner {
        case .offline: return "teambot"
        case .command(let arguments, _), .acp(let arguments): return ShellText.render(arguments)
        case .program:
            guard let found = found(agent.runner, programs), let path = found.path else { return "" }
            return path + (found.version.map { " \($0)" } ?? "")
        }
    }

    private func found(_ runner: Runner, _ programs: [FoundProgram]) -> FoundProgram? {
        programs.first { .program($0.program) == runner }
    }

    /// Where the permission mode of an agent is not quite what its name says.
    private func remark(_ agent: Agent) -> String? {
        guard case .program(let program) = agent.runner else { return nil }
        return Preset.of(program).remark
    }

    private func json(_ programs: [FoundProgram]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.key("agents")
            root.array { list in
                for agent in workflow.agents { write(agent, row(agent, programs), to: &list) }
            }
            root.key("programs")
            root.array { list in for found in programs { write(found, to: &list) } }
        }
        return writer.bytes
    }

    private func write(_ agent: Agent, _ row: AgentList.Row, to list: inout JSONWriter) {
        list.object {
            $0.member("name", agent.name)
            $0.member("persona", row.persona)
            $0.member("runner", row.runner)
            $0.member("model", agent.model)
            $0.member("permission_mode", agent.permission(for: .work).rawValue)
            $0.member("review_permission_mode", agent.permission(for: .review).rawValue)
            $0.member("session", agent.continuesSession ? "continue" : "fresh")
            $0.member("fallback", agent.fallback.map(\.name))
            $0.member("program", row.program)
            $0.member("problem", row.problem)
        }
    }

    private func write(_ found: FoundProgram, to list: inout JSONWriter) {
        list.object {
            $0.member("name", found.program.rawValue)
            $0.member("path", found.path)
            $0.member("version", found.version?.description)
            $0.member("minimum_version", ProgramVersion(Preset.of(found.program).minimumVersion).description)
            $0.member("installation", Preset.of(found.program).installation)
            $0.member("problem", found.problem)
        }
    }
}
