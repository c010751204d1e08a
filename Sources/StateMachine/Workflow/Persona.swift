/// The five kinds of work that an agent can be made for.
package enum Persona: String, Sendable, CaseIterable {
    case projectManager = "project_manager"
    case businessAnalyst = "business_analyst"
    case technicalWriter = "technical_writer"
    case builder
    case reviewer

    /// Its names, the long one first.
    package var names: [String] {
        switch self {
        case .projectManager: [rawValue, "pm"]
        case .businessAnalyst: [rawValue, "ba"]
        case .technicalWriter: [rawValue, "writer"]
        case .builder: [rawValue, "developer"]
        case .reviewer: [rawValue]
        }
    }

    /// Reads a long or short name in any case (`pm`, `ba`, `writer`, `developer`); nil for any other.
    package init?(named name: String) {
        let lowered = name.lowercased()
        let short: [String: Persona] = [
            "pm": .projectManager, "ba": .businessAnalyst, "writer": .technicalWriter, "developer": .builder,
        ]
        guard let persona = short[lowered] ?? Persona(rawValue: lowered) else { return nil }
        self = persona
    }
}
