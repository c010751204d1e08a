import JSONText
import StateMachine

/// Programs that take over for an agent.
enum FallbackCheck {
    /// The programs of an array of strings, each once.
    static func programs(_ source: Source, _ problems: inout ProblemList) -> [AgentProgram] {
        var programs: [AgentProgram] = []
        for (index, element) in (source.value.elements ?? []).enumerated() {
            guard let name = element.string, let program = program(name, source[index], &problems) else { continue }
            if programs.contains(program) {
                problems.error("\(name) is named twice here; remove one of them.", at: source[index])
            } else {
                programs.append(program)
            }
        }
        return programs
    }

    private static func program(
        _ name: String, _ source: Source, _ problems: inout ProblemList
    ) -> AgentProgram? {
        switch RunnerKind(name) {
        case .offline:
            problems.error(
                "The offline agent cannot take over, because it only pretends to work; name a program.", at: source)
        case .command, .acp:
            problems.error(
                "\(name) cannot take over, because it would need a \"command\" of its own; name a program.",
                at: source)
        default:
            let known = AgentProgram.allCases.map(\.rawValue)
            return ChoiceCheck.choice("program", source, among: known, &problems).flatMap(AgentProgram.init)
        }
        return nil
    }

    /// Reports a program that would take over from itself.
    static func check(_ draft: AgentDraft, _ kind: RunnerKind, _ problems: inout ProblemList) {
        let source = draft.source["fallback"]
        for (index, name) in source.texts.enumerated() where RunnerKind(name) == kind && kind != .offline {
            guard case .program = kind else { continue }
            problems.error(
                "\(name) is the agent's own runner, so it cannot take over from itself; name another program.",
                at: source[index])
        }
    }
}
