internal import Configuration
internal import StateMachine

/// Writes the documents that a stage declares, from nothing but the objective.
struct OfflineDraft {
    let objective: Objective
    let stage: Stage
    let feedback: String?

    /// The document for an artifact; its name decides what is in it.
    func document(named name: String) -> String {
        let file = name.split(separator: "/").last.map { $0.lowercased() } ?? name
        var blocks = ["# \(title(of: file)): \(objective.title)", "> " + OfflineAgent.notice]
        if let about = objective.description.map(WhiteSpace.collapsed), !about.isEmpty, file != "feature_spec.md" {
            blocks.append("> " + about)
        }
        blocks.append("## Goals\n\n" + list(objective.goals))
        blocks.append("## Success Criteria\n\n" + criteria)
        if !objective.constraints.isEmpty { blocks.append("## Constraints\n\n" + list(objective.constraints)) }
        blocks += body(of: file)
        blocks += answer
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func body(of file: String) -> [String] {
        if file == "feature_spec.md" { return OfflineScenarios(criteria: objective.successCriteria).blocks }
        if file.contains("plan") { return plan }
        if file.contains("research") { return research }
        if file.contains("strategy") { return strategy }
        return general
    }

    /// The words of a file's name: `problem_statement.md` is a "Problem Statement".
    private func title(of file: String) -> String {
        let stem = file.split(separator: ".").first ?? Substring(file)
        let words = stem.split { $0 == "_" || $0 == "-" || $0 == " " }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    private var plan: [String] {
        let tasks = objective.goals.enumerated().map { index, goal in
            "### Task \(index + 1): \(goal)\n\n"
                + "Done when every success criterion above that concerns this goal is met, and its scenario passes."
        }
        return ["## Tasks", "One task for each goal, in the order of the objective."] + tasks + [files]
    }

    private var files: String {
        guard !objective.files.isEmpty else { return "The objective gives no files; the builder decides on them." }
        return "## Files\n\n" + list(objective.files.map { "\(GivenPath.shown($0.path)), given by the objective" })
    }

    private var research: [String] {
        let context = objective.context.isEmpty ? "The objective gives no context." : quoted(objective.context)
        return [
            "## What the objective says about the surroundings", context, "## What is not known",
            "No source was read and nothing was tried out. A real agent would look into these points:",
            list(objective.goals.map { "what in the project already serves this: \($0)" }),
        ]
    }

    private var strategy: [String] {
        let rows = objective.successCriteria.map { criterion in
            let scenario = OfflineScenario(criterion: criterion.text)
            let how =
                scenario.commands.isEmpty
                ? "by hand; the objective gives no command"
                : "by " + scenario.commands.map(CodeSpan.markup).joined(separator: ", ")
            return "\(criterion.text): \(how)"
        }
        return ["## How each criterion is tested", list(rows)]
    }

    private var general: [String] {
        var blocks = [
            "## What was done", "This document only restates the objective. No code was read and no test was run.",
        ]
        if !stage.exitCriteria.isEmpty { blocks.append("Not checked by this agent:\n\n" + list(stage.exitCriteria)) }
        return blocks
    }

    /// The end of a document that was drafted again.
    private var answer: [String] {
        guard let feedback, !WhiteSpace.trimmed(feedback).isEmpty else { return [] }
        return [
            "## Drafted again after this feedback", quoted(feedback),
            "The whole document was drafted again, with every goal and criterion of the objective.",
        ]
    }

    private var criteria: String {
        objective.successCriteria.map { "- [\($0.isDone ? "x" : " ")] \($0.text)" }.joined(separator: "\n")
    }

    private func list(_ entries: [String]) -> String {
        entries.map { "- " + $0 }.joined(separator: "\n")
    }

    /// The beginning of a foreign text as a quotation, so that nothing in it is a heading of this document.
    private func quoted(_ text: String) -> String {
        let lines = MarkdownOutline(text, ignoringComments: false).lines.map(\.text)
        let rest = lines.count > 60 ? ["…"] : []
        return (lines.prefix(60) + rest).map { "> " + $0 }.joined(separator: "\n")
    }
}
