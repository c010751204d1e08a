import JSONText
import StateMachine

/// Names of personas, long and short.
enum PersonaCheck {
    /// Every name.
    static let known = Persona.allCases.map(\.rawValue) + ["pm", "ba", "writer", "developer"]

    /// What is wrong with a name, as a sentence; nil for a known one.
    static func objection(to name: String) -> String? {
        guard Persona(named: name) == nil else { return nil }
        let nearest = NearestName.nearest(to: name, among: known)
        let hint = nearest == nil ? "; it must be one of \(known.joined(separator: ", "))." : NearestName.hint(nearest)
        return "There is no persona \(QuotedText.shown(name))\(hint)"
    }

    /// The personas of these names, each once.
    static func personas(_ names: [String]) -> [Persona] {
        names.compactMap(Persona.init(named:)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
