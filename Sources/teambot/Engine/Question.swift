import Execution
import Platform
import Reporting
import StateMachine

/// Asks a person at the terminal.
enum Question {
    /// The question as a function, or nil where nobody can answer.
    static var onTerminal: (@Sendable (String) async -> (Decision, String)?)? {
        guard CurrentProcess.isTerminal(0), CurrentProcess.isTerminal(2) else { return nil }
        // One after the other: of two questions nobody could tell which an answer is for.
        let turn = AsyncSemaphore(places: 1)
        return { text in try? await turn.withPlace { await ask(text) } }
    }

    private static func ask(_ text: String) async -> (Decision, String)? {
        // A shell that has the terminal would stop the whole engine for reading from it.
        guard TerminalDevice.isForeground(0) else { return nil }
        // What was typed before anybody asked is no answer.
        guard TerminalDevice.forgetTyped(on: Console.input) else { return nil }
        EngineOutput.send(.paused)
        defer { EngineOutput.send(.unpaused) }
        Console.tell(
            """

            ? \(Printable.text(text))
              y approves, n rejects; words after it are kept as your comment.
              Enter alone decides later:
            """)
        guard let line = await onOwnThreadUnlessCancelled({ Swift.readLine() }), let answer = line else { return nil }
        return read(answer)
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
