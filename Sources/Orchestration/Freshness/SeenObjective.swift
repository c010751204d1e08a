import Configuration
import StateMachine

/// The parts of an objective that the prompts of a stage show.
struct SeenObjective {
    private let names: Set<Placeholder>

    /// What a stage sees.
    ///
    /// - Parameter template: the placeholders that its template names.
    init(_ stage: Stage, template: Set<Placeholder>) {
        let isTold = stage.includeObjective || stage.kind == .review || template.contains(.objective)
        let all: Set<Placeholder> = [.title, .goals, .successCriteria, .constraints, .context]
        names = stage.agents.isEmpty ? [] : isTold ? all : all.intersection(template)
    }

    /// The names of those parts that are others now.
    func changes(from old: Objective, to new: Objective) -> [String] {
        let parts: [(Placeholder, String, String)] = [
            (.title, old.title, new.title),
            (.goals, old.goals.joined(separator: "\n"), new.goals.joined(separator: "\n")),
            (.successCriteria, Self.criteria(old), Self.criteria(new)),
            (.constraints, old.constraints.joined(separator: "\n"), new.constraints.joined(separator: "\n")),
            (.context, old.context, new.context),
        ]
        return parts.filter { names.contains($0.0) && $0.1 != $0.2 }.map { $0.0.rawValue }
    }

    private static func criteria(_ objective: Objective) -> String { PromptText.criteria(objective) }
}
