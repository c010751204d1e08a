/// Divides the lines of an objective into its sections, by headings of any level and by bold labels.
struct ObjectiveSectionSplitter {
    private(set) var sections: [ObjectiveSection] = []
    /// The title of the first heading with one `#`, and its line.
    private(set) var title: (text: String, line: Int)?
    /// Whether a heading says only "Objective".
    private(set) var hasObjectiveHeading = false

    /// The headings that are open, outermost first, each with the position of its section.
    private var open: [(level: Int, section: Int)] = []
    /// The position of the section that a bold label opened inside them.
    private var label: Int?
    private var isAfterBlank = false

    /// Divides the lines.
    init(_ lines: [MarkdownLine]) {
        for line in lines {
            switch line.kind {
            case .heading(let level, let heading): take(line, level: level, heading: heading)
            case .prose: takeProse(line)
            default: append(line)
            }
            isAfterBlank = line.kind == .prose && line.isBlank
        }
    }

    private mutating func take(_ line: MarkdownLine, level: Int, heading: String) {
        label = nil
        while let last = open.last, last.level >= level || sections[last.section].name == .description {
            open.removeLast()
        }
        if level == 1, title == nil, !heading.isEmpty {
            title = (heading, line.number)
            return begin(.description, at: line, level: 1)
        }
        guard let name = ObjectiveSection.Name(heading) else { return append(line) }
        if level == 2, heading.lowercased() == "objective" { hasObjectiveHeading = true }
        begin(name, at: line, level: level)
    }

    private mutating func begin(_ name: ObjectiveSection.Name, at line: MarkdownLine, level: Int) {
        open.append((level, sections.count))
        sections.append(ObjectiveSection(name: name, line: line.number, isLabel: false))
    }

    private mutating func takeProse(_ line: MarkdownLine) {
        if let bold = BoldLabel(line.text) {
            if let name = ObjectiveSection.Name(bold.name) { return beginLabel(name, bold, at: line) }
            if let current = label, sections[current].name != .context { label = nil }
        }
        if endsLabel(line) { label = nil }
        append(line)
    }

    private mutating func beginLabel(_ name: ObjectiveSection.Name, _ bold: BoldLabel, at line: MarkdownLine) {
        label = sections.count
        var section = ObjectiveSection(name: name, line: line.number, isLabel: true)
        if !bold.rest.isEmpty {
            section.hasTextOnLabel = true
            section.lines.append(MarkdownLine(number: line.number, text: bold.rest, kind: .prose))
        }
        sections.append(section)
    }

    /// After a blank line only a list goes on, but for context, which goes up to the next name.
    private func endsLabel(_ line: MarkdownLine) -> Bool {
        guard let current = label, isAfterBlank, sections[current].name != .context, !line.isBlank else { return false }
        let hasContent = sections[current].lines.contains { !$0.isBlank }
        return hasContent && ListItem(line.text) == nil && line.indentation < 2
    }

    private mutating func append(_ line: MarkdownLine) {
        guard let section = label ?? open.last?.section else { return }
        sections[section].lines.append(line)
    }
}
