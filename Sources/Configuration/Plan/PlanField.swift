/// A part of a task or batch that a label such as `**Files:**` begins.
enum PlanField: Equatable {
    case text, files, verification, dependencies, executionMode

    /// Reads a label's name in any case.
    init?(_ name: String) {
        guard name.utf8.count <= 60 else { return nil }
        let name = WhiteSpace.collapsed(name).lowercased()
        switch name {
        case "file", "files": self = .files
        case "verification", "verify": self = .verification
        case "depends on", "depends", "dependency", "dependencies": self = .dependencies
        case "execution mode": self = .executionMode
        case _ where name.hasPrefix("files "): self = .files
        case _ where name.hasPrefix("implementation"): self = .text
        case _ where name.hasPrefix("verification ") || name.hasPrefix("test"): self = .verification
        default: return nil
        }
    }

    /// Reads a line that begins a part, with what follows on it; another name in bold begins a part of the text.
    static func begun(by line: String) -> (field: PlanField, rest: String)? {
        if let label = BoldLabel(line) {
            guard let field = PlanField(label.name) else { return (.text, line) }
            // What is to be done may begin with a bold word of its own.
            return label.hasColon || field != .text ? (field, label.rest) : (.text, line)
        }
        if let item = ListItem(line) {
            guard let label = BoldLabel(item.text), let field = PlanField(label.name) else { return plain(item.text) }
            return (field, label.rest)
        }
        return plain(line)
    }

    /// `Depends on task 1` and `Files: a, b`, without bold letters.
    private static func plain(_ line: String) -> (field: PlanField, rest: String)? {
        let text = WhiteSpace.trimmed(line.prefix(2_000))
        let phrase = "depends on "
        if text.prefix(phrase.count).lowercased() == phrase {
            return (.dependencies, WhiteSpace.trimmed(line).dropFirst(phrase.count).description)
        }
        guard let colon = text.firstIndex(of: ":"), ["file", "files"].contains(text[..<colon].lowercased()) else {
            return nil
        }
        return (.files, WhiteSpace.trimmed(text[colon...].dropFirst()))
    }
}
