/// Finds what an objective lacks before anything can run, and where it should be written.
struct ObjectiveCheck {
    let outline: MarkdownOutline
    let parts: ObjectiveSectionSplitter
    let fileName: String
    /// The first line that is Markdown.
    let firstLine: Int

    /// One problem for missing goals, one for missing success criteria.
    func problems(of objective: Objective) -> [MarkdownProblem] {
        var problems: [MarkdownProblem] = []
        // The goals of a plan are its tasks; what is wrong with them has been said.
        if objective.goals.isEmpty, objective.plan == nil {
            problems.append(
                problem(
                    .goals, heading: "Goals", missing: "goal", place: parts.title.map { $0.line + 1 } ?? firstLine,
                    example: "- Users can log in with a password"))
        }
        if objective.successCriteria.isEmpty {
            problems.append(
                problem(
                    .criteria, heading: "Success Criteria", missing: "success criterion", place: afterGoals,
                    example: "- [ ] A name is greeted: `$ sh greet.sh Ada` prints `Hello, Ada!`"))
        }
        return problems
    }

    private func problem(
        _ name: ObjectiveSection.Name, heading: String, missing: String, place: Int, example: String
    ) -> MarkdownProblem {
        if let section = parts.sections.first(where: { $0.name == name }) {
            let message =
                "\(fileName):\(section.line): The section \"\(heading)\" has no \(missing): "
                + "write at least one list item below this line, for example: \(example)" + hint
            return MarkdownProblem(message: message, line: section.line)
        }
        let line = min(place, outline.lineCount + 1)
        let message =
            "\(fileName):\(line): The objective has no \(missing): "
            + "write a section `## \(heading)` here with at least one list item, for example: \(example)" + hint
        return MarkdownProblem(message: message, line: line)
    }

    /// The line after the goals, or after everything.
    private var afterGoals: Int {
        let goals = parts.sections.first { $0.name == .goals }
        return (goals?.lines.last { !$0.isBlank }?.number ?? outline.lineCount) + 1
    }

    /// What may have hidden a section that its author sees.
    private var hint: String {
        if let line = outline.unclosedFence { return " The code fence that begins on line \(line) is never closed." }
        if let line = outline.unclosedComment { return " The comment that begins on line \(line) is never closed." }
        let isText = !outline.text.unicodeScalars.contains { $0 == "\u{FFFD}" || $0.value == 0 }
        return isText ? "" : " The file is not text in UTF-8."
    }
}
