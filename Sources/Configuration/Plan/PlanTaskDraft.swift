/// A task while its lines are being read.
struct PlanTaskDraft {
    private let number: PlanTaskNumber
    private let title: String
    private let heading: MarkdownLine
    private var body: [MarkdownLine] = []
    private var parts: [PlanField: [MarkdownLine]] = [:]
    private var field = PlanField.text
    private var isAfterBlank = false

    /// Begins a task with its heading.
    init(number: PlanTaskNumber, title: String, heading: MarkdownLine) {
        self.number = number
        self.title = title
        self.heading = heading
    }

    /// Takes the next line below the heading.
    mutating func take(_ line: MarkdownLine) {
        body.append(line)
        defer { isAfterBlank = line.kind == .prose && line.isBlank }
        switch line.kind {
        case .prose: takeProse(line)
        case .heading(_, let title):
            field = PlanField(title) ?? .text
            if PlanField(title) == nil { parts[.text, default: []].append(line) }
        case .fenceStart, .code, .fenceEnd: parts[field, default: []].append(line)
        }
    }

    private mutating func takeProse(_ line: MarkdownLine) {
        if let begun = PlanField.begun(by: line.text) {
            field = begun.field
            let kept = MarkdownLine(number: line.number, text: begun.rest, kind: .prose)
            if !kept.isBlank { parts[field, default: []].append(kept) }
            return
        }
        if endsField(line) { field = .text }
        parts[field, default: []].append(line)
    }

    /// After a blank line only a list goes on in the parts that are lists.
    private func endsField(_ line: MarkdownLine) -> Bool {
        guard field != .text, isAfterBlank, !line.isBlank, line.indentation < 2, ListItem(line.text) == nil else {
            return false
        }
        return parts[field]?.contains { !$0.isBlank } ?? false
    }

    /// The task as far as it was read; what cannot be read becomes a problem.
    func task(_ problems: inout MarkdownProblems) -> PlanTask {
        PlanTask(
            number: number, title: title, files: files(&problems), text: Self.raw(parts[.text] ?? []),
            body: Self.raw(body), verifications: PlanVerifications.read(parts[.verification] ?? []),
            dependencies: dependencies(&problems),
            givenFiles: ObjectiveFile.all(in: body), line: heading.number)
    }

    private func files(_ problems: inout MarkdownProblems) -> [PlanFile] {
        var files: [PlanFile] = []
        var seen = Set<PlanFile>()
        for line in parts[.files] ?? [] where !line.isBlank && !line.isRule {
            guard line.kind == .prose || line.kind == .code else { continue }
            let entry = line.kind == .prose ? ListItem(line.text)?.text ?? line.text : line.text
            if let named = PlanFile.all(in: entry) {
                files += named.filter { seen.insert($0).inserted }
            } else {
                problems.add(
                    line.number,
                    "Task \(number) names no file here: write its path, for example: - Create: `src/a.swift`")
            }
        }
        return files
    }

    private func dependencies(_ problems: inout MarkdownProblems) -> [PlanTaskNumber] {
        let lines = (parts[.dependencies] ?? []).filter { $0.kind == .prose && !$0.isBlank && !$0.isRule }
        var all = title.lowercased().contains("depends on") ? dependenciesOfTitle : []
        for line in lines {
            if let named = PlanWords.tasks(in: ListItem(line.text)?.text ?? line.text) {
                all += named
            } else {
                problems.add(
                    line.number,
                    "Task \(number) depends on something that is no task: write the numbers of tasks, for example: "
                        + "**Depends on:** Task 1.1, Task 1.2")
            }
        }
        var seen = Set<PlanTaskNumber>()
        return all.filter { seen.insert($0).inserted }
    }

    /// What a title such as `Add a page (depends on Task 1)` says.
    private var dependenciesOfTitle: [PlanTaskNumber] {
        let words = title.lowercased().replacing("(", with: " ").replacing(")", with: " ")
        guard let range = words.firstRange(of: "depends on") else { return [] }
        return PlanWords.tasks(in: String(words[range.upperBound...])) ?? []
    }

    /// The lines as they are, without blank ones at the ends.
    private static func raw(_ lines: [MarkdownLine]) -> String {
        guard let first = lines.firstIndex(where: { !$0.isBlank }),
            let last = lines.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return lines[first...last].map(\.text).joined(separator: "\n")
    }
}
