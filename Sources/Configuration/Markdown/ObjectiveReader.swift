/// Reads an objective from Markdown, and says what it lacks.
package enum ObjectiveReader {
    /// Reads a file's bytes; the objective is as complete as the text allows, whatever the problems.
    package static func read(
        _ bytes: [UInt8], fileName: String
    ) -> (objective: Objective, problems: [MarkdownProblem]) {
        let outline = MarkdownOutline(bytes)
        let parts = ObjectiveSectionSplitter(outline.lines)
        let sections = parts.sections
        let context = sections.filter { $0.name == .context }.map(\.rawText).filter { !$0.isEmpty }
        let description = sections.filter { $0.name == .description }.map(\.rawText).first { !$0.isEmpty }
        let objective = Objective(
            title: title(parts), description: description,
            goals: distinct(sections.filter { $0.name == .goals }.flatMap(\.entries)),
            successCriteria: distinctCriteria(sections.filter { $0.name == .criteria }.flatMap(\.criteria)),
            constraints: distinct(sections.filter { $0.name == .constraints }.flatMap(\.entries)),
            context: context.joined(separator: "\n\n"), files: ObjectiveFile.all(in: outline.lines),
            rawText: outline.text)
        let check = ObjectiveCheck(outline: outline, parts: parts, fileName: fileName)
        return (objective, check.problems(of: objective))
    }

    private static func title(_ parts: ObjectiveSectionSplitter) -> String {
        let heading = parts.title?.text ?? ""
        let prefix = "objective:"
        let isPrefixed = heading.utf8.count >= prefix.utf8.count && heading.prefix(prefix.count).lowercased() == prefix
        let title = isPrefixed ? WhiteSpace.trimmed(heading.dropFirst(prefix.count)) : heading
        if !title.isEmpty { return WhiteSpace.collapsed(title) }
        return parts.hasObjectiveHeading ? "Objective" : "Untitled"
    }

    private static func distinct(_ entries: [String]) -> [String] {
        var seen = Set<String>()
        return entries.filter { seen.insert($0).inserted }
    }

    /// Each text once; a text that is ticked anywhere is done.
    private static func distinctCriteria(_ criteria: [Criterion]) -> [Criterion] {
        let done = Set(criteria.filter(\.isDone).map(\.text))
        return distinct(criteria.map(\.text)).map { Criterion(text: $0, isDone: done.contains($0)) }
    }
}
