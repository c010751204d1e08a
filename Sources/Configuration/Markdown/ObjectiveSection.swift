/// A part of an objective that has a known name, with its lines.
struct ObjectiveSection {
    /// The parts that are told apart.
    enum Name {
        case description, goals, criteria, constraints, context
        /// A part whose text must not be mistaken for the part around it, such as "Non-Goals".
        case ignored

        /// Reads a heading or bold label in any case, with or without a number or sign around it.
        init?(_ title: String) {
            guard title.utf8.count <= 100 else { return nil }
            switch Self.normalized(title) {
            case "objective", "description": self = .description
            case "goal", "goals": self = .goals
            case "success criteria", "success criterion": self = .criteria
            case "constraint", "constraints", "key constraints": self = .constraints
            case "context", "technical context", "additional context": self = .context
            case "non-goal", "non-goals", "non goals", "out of scope": self = .ignored
            default: return nil
            }
        }

        private static func normalized(_ title: String) -> String {
            let scalars = Array(title.unicodeScalars)
            guard let first = scalars.firstIndex(where: \.properties.isAlphabetic),
                let last = scalars.lastIndex(where: \.properties.isAlphabetic)
            else { return "" }
            var name = String.UnicodeScalarView()
            name.append(contentsOf: scalars[first...last])
            return WhiteSpace.collapsed(String(name).lowercased())
        }
    }

    let name: Name
    /// The line of its heading or label.
    let line: Int
    /// Whether a bold label begins it and not a heading.
    let isLabel: Bool
    /// Whether text stands beside the label.
    var hasTextOnLabel = false
    var lines: [MarkdownLine] = []

    /// The lines as they are, without blank ones at the ends.
    var rawText: String {
        guard let first = lines.firstIndex(where: { !$0.isBlank }),
            let last = lines.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return lines[first...last].map(\.text).joined(separator: "\n")
    }

    /// The list items; where there are none, the paragraphs, or for a bare label each of its lines.
    var entries: [String] {
        let blocks = MarkdownBlock.all(in: lines)
        if isLabel { return blocks.flatMap { $0.isItem || hasTextOnLabel ? [$0.text] : $0.lines } }
        let items = blocks.filter(\.isItem)
        return (items.isEmpty ? blocks : items).map(\.text)
    }

    /// The list items as criteria, ticked or open.
    var criteria: [Criterion] {
        MarkdownBlock.all(in: lines).compactMap { block in
            guard case .item(let isDone) = block.kind else { return nil }
            return Criterion(text: block.text, isDone: isDone ?? false)
        }
    }
}
