import Execution
import Orchestration
import Platform
import Reporting
import StateMachine

/// Asks a person at the terminal.
enum Question {
    /// Artifacts that are named in a question; of more only their number is told.
    private static let mostArtifacts = 10

    /// The question as a function, or nil where nobody can answer.
    static var onTerminal: AskingPerson? {
        guard CurrentProcess.isTerminal(0), CurrentProcess.isTerminal(2) else { return nil }
        // One after the other: of two questions nobody could tell which an answer is for.
        let turn = AsyncSemaphore(places: 1)
        return { question in try? await turn.withPlace { await ask(question) } }
    }

    private static func ask(_ question: ApprovalQuestion) async -> (Decision, String)? {
        // A shell that has the terminal would stop the whole engine for reading from it.
        guard !Task.isCancelled, TerminalDevice.isForeground(0) else { return nil }
        // What was typed before anybody asked is no answer.
        guard TerminalDevice.forgetTyped(on: Console.input) else { return nil }
        EngineOutput.send(.paused)
        defer { EngineOutput.send(.unpaused) }
        let begin = SystemClock.monotonicSeconds()
        Console.tell(text(of: question))
        while true {
            let line = await AnswerLine.read()
            if Task.isCancelled {
                Console.tell("\n  " + withdrawal(of: question, after: SystemClock.monotonicSeconds() - begin))
            }
            guard let line, isUnknown(line) else { return line.flatMap(read) }
            Console.tell("  That is no answer: y approves, n rejects, Enter alone decides later:")
        }
    }

    /// Why nobody is asked any more.
    static func withdrawal(of question: ApprovalQuestion, after seconds: Double) -> String {
        guard let left = question.secondsLeft, seconds >= left else {
            return "The question is withdrawn: it has been decided elsewhere."
        }
        return "The time is over: it is \(question.standard == .approve ? "approved" : "rejected") by default."
    }

    /// Whether somebody has typed something that is none of the answers.
    static func isUnknown(_ answer: String) -> Bool {
        answer.contains { !$0.isWhitespace } && read(answer) == nil
    }

    /// What is asked, with what it is about and what holds without an answer.
    static func text(of question: ApprovalQuestion) -> String {
        var lines = ["", "? \(question.title): \(Printable.text(question.question))"]
        if let reason = question.reason { lines.append("  \(Printable.text(reason))") }
        lines += question.artifacts.prefix(mostArtifacts).map { "  It is about \(Printable.text($0))." }
        let left = question.artifacts.count - mostArtifacts
        if left > 0 { lines.append("  It is about \(left) more.") }
        if let seconds = question.secondsLeft {
            let what = question.standard == .approve ? "approved" : "rejected"
            lines.append("  Without an answer it is \(what) in \(DurationText.render(seconds: seconds)).")
        }
        lines += ["  y approves, n rejects; words after it are kept as your comment.", "  Enter alone decides later:"]
        return lines.joined(separator: "\n")
    }

    /// Understands an answer; nil leaves the decision for later.
    static func read(_ answer: String) -> (Decision, String)? {
        let words = answer.split(separator: " ", maxSplits: 1)
        let comment = words.count > 1 ? String(words[1]) : ""
        switch words.first?.lowercased() {
        case "y", "yes": return (.approve, comment)
        case "n", "no": return (.reject, comment)
        default: return nil
        }
    }
}
