import RunStorage

/// A failing test in `test_results.md`.
enum FailedTestText {
    private static let longestEnd = (lines: 40, characters: 4_000)

    /// Its section: where it is, what it says, why it may be, and the end of its text.
    static func section(
        _ failed: FailedTest, of suite: SuiteResult, _ diagnosis: Diagnosis?, project: String
    ) -> String {
        let problem = failed.test.problems.first
        var parts = ["### \(MarkdownText.code("\(suite.name): \(failed.test.identity)"))"]
        let facts = facts(failed, project)
        if !facts.isEmpty { parts.append(facts.joined(separator: "\n")) }
        parts.append(MarkdownText.sentence(problem?.message ?? "The report does not say why."))
        if let diagnosis { parts.append(explained(diagnosis)) }
        let ends = [problem?.text, failed.test.output, failed.test.errorOutput]
        if let end = ends.compactMap({ $0 }).first(where: { !$0.isEmpty }) {
            parts.append(MarkdownText.block(end, lines: longestEnd.lines, characters: longestEnd.characters))
        }
        return parts.joined(separator: "\n\n")
    }

    /// The diagnosis in a paragraph.
    static func explained(_ diagnosis: Diagnosis) -> String {
        let percent = Int(min(1, max(0, diagnosis.confidence)) * 100 + 0.5)
        var text = "**\(diagnosis.category.rawValue)** (\(percent) % sure): \(MarkdownText.sentence(diagnosis.cause)) "
        text += MarkdownText.sentence(diagnosis.suggestion)
        if case .agent(let name) = diagnosis.explainedBy { text += " (said by \(MarkdownText.code(name)))" }
        return text
    }

    private static func facts(_ failed: FailedTest, _ project: String) -> [String] {
        var facts: [String] = []
        if let id = failed.id { facts.append("- Evidence: \(MarkdownText.code(id))") }
        if let place = TestPlace(of: failed.test, in: project) {
            facts.append("- Place: \(MarkdownText.code(place.line.map { "\(place.file):\($0)" } ?? place.file))")
        }
        if let route = failed.route { facts.append("- Route: \(MarkdownText.code(route))") }
        if failed.failedTries.count > 1 { facts.append("- Failed in \(failed.failedTries.count) tries") }
        return facts
    }
}
