import Configuration

/// What each placeholder stands for in one prompt: its parts in order, and the values that only templates use.
struct PromptTable: Sendable {
    /// A part of this size is put in once; where a template names it again it is referred to.
    private static let repeated = 4 << 10

    /// The parts of a prompt in the order in which they follow each other.
    private(set) var parts: [(name: Placeholder?, text: String)] = []
    private var texts: [Placeholder: String] = [:]

    /// Adds a part; one without a name is in every prompt, whatever its template says.
    mutating func append(_ name: Placeholder?, _ text: String) {
        parts.append((name, text))
        if let name { texts[name] = text }
    }

    /// Sets what a name stands for that is no part of its own.
    subscript(_ name: Placeholder) -> String {
        get { texts[name] ?? "" }
        set { texts[name] = newValue }
    }

    /// The whole prompt: the persona, the template with its names replaced, and every part that it has not named.
    func prompt(_ template: PromptTemplate?) -> String {
        let named = template?.names ?? []
        var lines = template.map { [expanded($0)] } ?? []
        for part in parts {
            if let name = part.name, named.contains(name) { continue }
            if part.name == .persona { lines.insert(part.text, at: 0) } else { lines.append(part.text) }
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func expanded(_ template: PromptTemplate) -> String {
        var seen = Set<Placeholder>()
        return template.pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .placeholder(let name):
                let text = self[name]
                return seen.insert(name).inserted || text.utf8.count < Self.repeated
                    ? text : "(\(name.rawValue): see above)"
            }
        }.joined()
    }
}
