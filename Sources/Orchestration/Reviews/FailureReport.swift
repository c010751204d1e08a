import Execution
import Platform
import RunStorage
import StateMachine

/// The Markdown file that says why a review stage was not approved.
struct FailureReport: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// Writes the report and gives its path.
    func write(_ history: [ReviewRound]) throws -> String {
        let now = context.clock.now()
        let name = "\(stamp(now))-\(stage.name.lowercased())-review-failure"
        do throws(SystemError) {
            let directory = try Directory.open(context.run.path).directory("failures", isMade: true)
            var file = "\(name).md"
            var number = 2
            while directory.kind(file) != nil {
                file = "\(name)-\(number).md"
                number += 1
            }
            try AtomicFile(file, in: directory).commit(context.mask.bytes(Array(text(history, now).utf8)))
            return directory.path + "/" + file
        } catch { throw StorageError(writing: error) }
    }

    /// `20261121-043835`, as the Python TeamBot names its reports.
    private func stamp(_ moment: Timestamp) -> String {
        String(moment.description.prefix(19)).filter { $0.isNumber || $0 == "T" }.replacing("T", with: "-")
    }

    private func text(_ history: [ReviewRound], _ now: Timestamp) -> String {
        let summary = history.map { "### Iteration \($0.iteration)\n\n\($0.feedback)" }
        let suggestions = Self.suggestions(history.map(\.feedback)).map { "- \($0)" }
        let rounds = history.map { round in
            "### Iteration \(round.iteration)\n\nApproved: no\n\nWork:\n\n"
                + PromptText.fenced(round.work.count > 500 ? round.work.prefix(500) + "..." : round.work)
                + "\n\nFeedback:\n\n" + PromptText.fenced(round.feedback)
        }
        return """
            # Review failure: \(stage.name)

            - Stage: \(stage.name) (\(stage.title))
            - Time: \(now)
            - Iterations: \(history.count)

            ## Summary

            \(summary.joined(separator: "\n\n"))

            ## Suggestions

            \(suggestions.isEmpty ? "None were found in the feedback." : suggestions.joined(separator: "\n"))

            ## Full history

            \(rounds.joined(separator: "\n\n"))

            """
    }

    /// Bullets and numbered lines of the feedback, each once, in order.
    static func suggestions(_ feedback: [String]) -> [String] {
        var seen = Set<String>()
        return feedback.flatMap { $0.split(separator: "\n") }.compactMap { line in
            let text = line.drop { $0 == " " || $0 == "\t" }
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            let rest = text.dropFirst(digits.count)
            let isNumbered = !digits.isEmpty && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
            guard isNumbered || ["- ", "* ", "• "].contains(where: text.hasPrefix) else { return nil }
            let item = String((isNumbered ? rest : text).dropFirst(2)).trimmed
            return !item.isEmpty && seen.insert(item).inserted ? item : nil
        }
    }
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
