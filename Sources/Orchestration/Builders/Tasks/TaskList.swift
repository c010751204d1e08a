import Configuration

/// The tasks of a plan: the sections under headings such as `### Task 3: Title`, else the items of its numbered list.
enum TaskList {
    /// The tasks in the order of the plan; empty where none can be read beyond doubt.
    static func read(_ text: String) -> [BuilderTask] {
        let lines = MarkdownOutline(text).lines
        let tasks = sections(lines)
        let found = tasks.isEmpty ? NumberedTasks.read(lines) : tasks
        return Set(found.map(\.number)).count == found.count ? found : []
    }

    private static func sections(_ lines: [MarkdownLine]) -> [BuilderTask] {
        var found: [(number: String, level: Int, text: [String])] = []
        var isOpen = false
        for line in lines {
            if case .heading(let level, let title) = line.kind {
                if let number = number(of: title) {
                    found.append((number, level, []))
                    isOpen = true
                } else if let last = found.last, level <= last.level {
                    isOpen = false
                }
            }
            if isOpen { found[found.count - 1].text.append(line.text) }
        }
        return found.map { BuilderTask(number: $0.number, text: WhiteSpace.trimmed($0.text.joined(separator: "\n"))) }
    }

    /// The number of a heading such as `Task 1.2: Title`; nil for other headings.
    private static func number(of title: String) -> String? {
        let words = title.split { " \t:*_#—–-[]".contains($0) }.drop { $0.lowercased() == "x" }
        guard let first = words.first, first.lowercased() == "task" || first.lowercased() == "step",
            var number = words.dropFirst().first
        else { return nil }
        while number.last == "." || number.last == ")" { number = number.dropLast() }
        guard let digit = number.utf8.first, (48...57).contains(digit), number.utf8.count <= 12,
            number.utf8.allSatisfy({ $0 == 46 || (48...57).contains($0) || (97...122).contains($0 | 32) })
        else { return nil }
        return String(number)
    }
}
