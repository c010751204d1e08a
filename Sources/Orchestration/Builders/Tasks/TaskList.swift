import Configuration

/// The tasks of a plan: the sections under headings such as `### Task 3: Title`, else the items of its numbered list.
struct TaskList: Sendable {
    /// In the order of the plan; empty where they cannot be read beyond doubt.
    let tasks: [BuilderTask]
    /// Why they cannot be read, in a sentence; nil where they can, or where there are none.
    let doubt: String?

    /// Reads the text of a plan.
    init(_ text: String, fileName: String = "plan.md") {
        let lines = MarkdownOutline(text).lines
        let (sections, problems) = PlanTaskReader.read(lines, fileName: fileName)
        if let problem = problems.first {
            (tasks, doubt) = ([], problem.message)
            return
        }
        let found = sections.isEmpty ? NumberedTasks.read(lines) : sections.map(BuilderTask.init)
        let isClear = Set(found.map(\.number)).count == found.count
        tasks = isClear ? found : []
        doubt = isClear ? nil : "\(fileName) has two tasks with the same number."
    }
}
