/// Divides the lines of a plan file into its batches and what stands outside of them.
struct PlanSplitter {
    /// A batch with the lines below its heading.
    struct Section {
        let number: PlanTaskNumber
        let title: String
        let heading: MarkdownLine
        let level: Int
        var lines: [MarkdownLine] = []
    }

    private(set) var sections: [Section] = []
    /// Everything that belongs to no batch.
    private(set) var outside: [MarkdownLine] = []
    /// Headings outside of batches that begin like a task's.
    private(set) var strayTasks: [MarkdownLine] = []
    /// Headings that begin like a batch's but are none.
    private(set) var strayBatches: [MarkdownLine] = []

    private var isInside = false
    private var hasTitle = false

    /// Divides the lines.
    init(_ lines: [MarkdownLine]) {
        for line in lines {
            if case .heading(let level, let title) = line.kind { take(line, level, title) } else { append(line) }
        }
    }

    /// Whether the file is a plan: at least one batch makes it one.
    var isPlan: Bool { !sections.isEmpty }

    private mutating func take(_ line: MarkdownLine, _ level: Int, _ title: String) {
        defer { if level == 1, !title.isEmpty { hasTitle = true } }
        let batch = level == 1 && !hasTitle ? nil : NumberedHeading(title, word: "batch")
        if let batch {
            if (2...3).contains(level), batch.isSeparated, let number = batch.number, number.leading != nil {
                sections.append(Section(number: number, title: batch.title, heading: line, level: level))
                isInside = true
                return
            }
            strayBatches.append(line)
        }
        let isTask = level > 1 && NumberedHeading(title, word: "task") != nil
        if isInside, !isTask, level <= sections.last?.level ?? 0 { isInside = false }
        if isTask, !isInside { strayTasks.append(line) }
        append(line)
    }

    private mutating func append(_ line: MarkdownLine) {
        if isInside, !sections.isEmpty {
            sections[sections.count - 1].lines.append(line)
        } else {
            outside.append(line)
        }
    }
}
