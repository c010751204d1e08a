import Agents
import RunStorage

/// By what the texts of the user are known again that a stage's prompts are made of.
enum TextDigest {
    /// The beginning of a digest over the template and the personas of the project; nil where there are none.
    static func of(_ template: [UInt8]?, _ personas: [PersonaFile]) -> String? {
        let own = personas.filter(\.isOfProject)
        if template == nil, own.isEmpty { return nil }
        var digest = Digest()
        digest.update(template ?? [])
        for persona in own {
            digest.update([0])
            digest.update(Array(persona.text.utf8))
        }
        return String(digest.finish().prefix(16))
    }
}

extension TextDigest {
    /// A few digits by which a text is told apart from another without being shown.
    static func short(_ text: String) -> String { String(Digest.sha256(text.utf8).prefix(8)) }
}
