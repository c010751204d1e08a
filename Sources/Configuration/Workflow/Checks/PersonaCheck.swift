import JSONText
import StateMachine

/// Names of personas, long and short.
enum PersonaCheck {
    private static let known = Persona.allCases.map(\.rawValue) + ["pm", "ba", "writer", "developer"]

    /// The persona of a string; nil, and an error, for any other name.
    static func persona(_ source: Source, _ problems: inout ProblemList) -> Persona? {
        guard let name = source.value.string else { return nil }
        if let persona = Persona(named: name) { return persona }
        let nearest = NearestName.nearest(to: name, among: known)
        let hint = nearest == nil ? "; it must be one of \(known.joined(separator: ", "))." : NearestName.hint(nearest)
        problems.error("There is no persona \(QuotedText.shown(name))\(hint)", at: source)
        return nil
    }

    /// The personas of an array of strings, each once.
    static func personas(_ source: Source, _ problems: inout ProblemList) -> [Persona] {
        var personas: [Persona] = []
        for index in (source.value.elements ?? []).indices {
            guard let persona = persona(source[index], &problems), !personas.contains(persona) else { continue }
            personas.append(persona)
        }
        return personas
    }
}
