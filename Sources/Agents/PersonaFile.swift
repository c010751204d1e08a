internal import Platform
package import StateMachine

/// The persona that an agent is given: a text of the project where there is one, else the built-in one.
package struct PersonaFile: Sendable, Equatable {
    /// The largest file that is read, in bytes, and what of it goes into a prompt.
    private static let (limit, shown) = (1 << 20, 64 << 10)

    /// What the agent is told.
    package let text: String
    /// Whether the text is one of the project.
    package let isOfProject: Bool
    /// Why a text of the project was not taken, in sentences.
    package let warnings: [String]

    /// Looks for `.github/agents/<id>.agent.md`, then `agents/<id>.md`: first with the agent's name, then with the name
    /// without its number, then with those of its persona.
    package init(agent: String, persona: Persona, project: String) {
        var warnings: [String] = []
        for relative in Self.candidates(agent, persona, project) {
            do throws(SystemError) {
                let body = Self.body(String(decoding: try Self.read(relative, project), as: UTF8.self))
                if !body.isEmpty {
                    text = Self.shortened(body)
                    self.warnings = warnings
                    isOfProject = true
                    return
                }
                warnings.append("The persona file \(relative) says nothing; write a text, or remove it.")
            } catch {
                if FileSystem.kind(project + "/" + relative) == nil { continue }
                let reason =
                    error.isTooLarge ? "It is larger than \(Self.limit >> 20) MiB." : error.description
                warnings.append(
                    "The persona file \(relative) is not used: it must be a regular file of the project. \(reason)")
            }
        }
        text = PersonaText.text(for: persona)
        isOfProject = false
        self.warnings = warnings
    }

    /// The text without front matter, which stands between two lines `---` at the beginning.
    static func body(_ text: String) -> String {
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        func isMark(_ line: Substring) -> Bool { line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace) }
        var body = lines[...]
        if let first = lines.first, isMark(first), let end = lines.dropFirst().firstIndex(where: isMark) {
            body = lines[(end + 1)...]
        }
        while let line = body.first, line.allSatisfy(\.isWhitespace) { body.removeFirst() }
        while let line = body.last, line.allSatisfy(\.isWhitespace) { body.removeLast() }
        return body.joined(separator: "\n")
    }

    /// Paths below the project whose directories exist, in the order in which they count.
    private static func candidates(_ agent: String, _ persona: Persona, _ project: String) -> [String] {
        let places = [(".github/agents", ".agent.md"), ("agents", ".md")].filter {
            FileSystem.exists("\(project)/\($0.0)")
        }
        guard !places.isEmpty else { return [] }
        var names = [agent]
        if let dash = agent.lastIndex(of: "-"), agent[dash...].dropFirst().allSatisfy({ ("0"..."9").contains($0) }) {
            names.append(String(agent[..<dash]))
        }
        names += persona.names
        var seen = Set<String>()
        return names.filter { !$0.isEmpty && seen.insert($0).inserted }.flatMap { name in
            places.map { "\($0.0)/\(name)\($0.1)" }
        }
    }

    /// Reads a file through links that stay in the project, and through no other.
    private static func read(_ relative: String, _ project: String) throws(SystemError) -> [UInt8] {
        guard let root = FileSystem.canonical(project), let real = FileSystem.canonical("\(project)/\(relative)"),
            real.hasPrefix(root + "/")
        else { return try Directory.open(project).reading(relative).readAll(limit: limit) }
        return try Directory.open(root).reading(String(real.dropFirst(root.count + 1))).readAll(limit: limit)
    }

    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > shown else { return text }
        return String(decoding: text.utf8.prefix(shown), as: UTF8.self)
            + "\n[… \(text.utf8.count - shown) bytes left out …]"
    }
}
