/// Reads the tasks that headings such as `### Task 1.2: Title` begin, in a plan file or in a plan artifact.
package enum PlanTaskReader {
    /// Reads the tasks of some lines, in their order; a heading that begins like a task's and cannot be read is a
    /// problem. What a task lacks is left to the caller.
    package static func read(
        _ lines: [MarkdownLine], fileName: String
    ) -> (tasks: [PlanTask], problems: [MarkdownProblem]) {
        var problems = MarkdownProblems(fileName: fileName)
        let tasks = read(lines[...], &problems)
        return (tasks, problems.ordered)
    }

    static func read(_ lines: ArraySlice<MarkdownLine>, _ problems: inout MarkdownProblems) -> [PlanTask] {
        var tasks: [PlanTask] = []
        var draft: PlanTaskDraft?
        var level = 0
        for line in lines {
            guard case .heading(let depth, let title) = line.kind else {
                draft?.take(line)
                continue
            }
            let heading = depth == 1 ? nil : NumberedHeading(title, word: "task")
            if heading == nil, depth > level {
                draft?.take(line)
                continue
            }
            if let draft { tasks.append(draft.task(&problems)) }
            draft = heading.flatMap { begun($0, line, &problems) }
            level = depth
        }
        if let draft { tasks.append(draft.task(&problems)) }
        return tasks
    }

    /// The task that a heading begins; nil where it cannot.
    private static func begun(
        _ heading: NumberedHeading, _ line: MarkdownLine, _ problems: inout MarkdownProblems
    ) -> PlanTaskDraft? {
        guard let number = heading.number else {
            problems.add(
                line.number,
                "This heading begins like a task's but has no number: write one, for example: ### Task 1.1: Add a page")
            return nil
        }
        guard !heading.title.isEmpty else {
            problems.add(
                line.number, "Task \(number) has no title: write one, for example: ### Task \(number): Add a page")
            return nil
        }
        return PlanTaskDraft(number: number, title: heading.title, heading: line)
    }
}
