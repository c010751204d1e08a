import JSONText
import StateMachine

/// Programs that take over for an agent.
enum FallbackCheck {
    /// What may take over.
    static let known = Words("program", AgentProgram.allCases.map(\.rawValue))

    /// The programs of these names, each once; a mistyped one is taken for the nearest.
    static func programs(_ names: [String]) -> [AgentProgram] {
        names.compactMap { known.meant($0).flatMap(AgentProgram.init) }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What is wrong with a program's name, as a sentence; nil for one that may take over.
    static func objection(to name: String) -> String? {
        switch RunnerKind(name) {
        case .offline: "The offline agent cannot take over, because it only pretends to work; name a program."
        case .command, .acp:
            "\(name) cannot take over, because it would need a \"command\" of its own; name a program."
        default: known.objection(name)
        }
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
