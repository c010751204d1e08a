/// Reads an objective from Markdown, and says what it lacks.
package enum ObjectiveReader {
    /// Reads a file's bytes; the objective is as complete as the text allows, whatever the problems. The range, or else
    /// the one in the front matter, chooses batches where the file is a plan.
    package static func read(
        _ bytes: [UInt8], fileName: String, batches: BatchRange? = nil
    ) -> (objective: Objective, problems: [MarkdownProblem]) {
        var problems = MarkdownProblems(fileName: fileName)
        let text = MarkdownOutline.text(bytes)
        let front = FrontMatter(text, &problems)
        let outline = MarkdownOutline(text, skipping: front.lineCount)
        let splitter = PlanSplitter(outline.lines)
        let range = batches ?? front.order.batches
        let rangeLine = batches == nil ? front.batchesLine ?? 1 : 1
        var plan: Plan?
        if splitter.isPlan {
            plan = PlanReader.read(splitter, range ?? .all, rangeLine: rangeLine, &problems)
        } else if range != nil {
            problems.add(
                rangeLine,
                "The objective has no batches to choose from: write headings such as ## Batch 1: Title, or "
                    + "choose none.")
        }
        let parts = ObjectiveSectionSplitter(splitter.outside)
        var objective = objective(parts, plan, ObjectiveFile.all(in: splitter.outside))
        objective.title = front.title ?? objective.title
        objective.order = front.order
        objective.order.batches = range
        objective.rawText = outline.text
        let check = ObjectiveCheck(
            outline: outline, parts: parts, fileName: fileName, firstLine: front.lineCount + 1)
        return (objective, problems.ordered + check.problems(of: objective))
    }

    /// What the sections say, and after it the tasks of the plan.
    private static func objective(
        _ parts: ObjectiveSectionSplitter, _ plan: Plan?, _ files: [ObjectiveFile]
    ) -> Objective {
        let sections = parts.sections
        let context = sections.filter { $0.name == .context }.map(\.rawText) + [plan?.context ?? ""]
        let goals = sections.filter { $0.name == .goals }.flatMap(\.entries)
        let criteria = sections.filter { $0.name == .criteria }.flatMap(\.criteria)
        var objective = Objective(
            title: title(parts),
            description: sections.filter { $0.name == .description }.map(\.rawText).first { !$0.isEmpty },
            goals: distinct(goals + (plan?.goals ?? [])),
            successCriteria: distinctCriteria(criteria + (plan?.criteria ?? [])),
            constraints: distinct(sections.filter { $0.name == .constraints }.flatMap(\.entries)),
            context: context.filter { !$0.isEmpty }.joined(separator: "\n\n"),
            files: files + (plan?.tasks.flatMap(\.givenFiles) ?? []))
        objective.plan = plan
        return objective
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
