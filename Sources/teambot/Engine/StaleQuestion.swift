import Platform
import Sessions

/// Asks at the terminal whether stale stages are to be done again.
enum StaleQuestion {
    /// Whether somebody is there who can answer.
    static func isPossible(_ invocation: Invocation) -> Bool {
        !invocation.flag("--background") && !invocation.flag("--json") && CurrentProcess.isTerminal(0)
            && CurrentProcess.isTerminal(2) && TerminalDevice.isForeground(0)
    }

    /// Whether they are; where nobody can answer, a line says that they are not.
    static func ask(_ plan: ResumePlan, _ invocation: Invocation, refresh: String) -> Bool {
        guard !plan.stale.isEmpty else { return false }
        let sentence = StaleLines.counted(plan)
        guard isPossible(invocation), TerminalDevice.forgetTyped(on: Console.input) else {
            Console.tell("warning: \(sentence). Nothing stale is done again here; `\(refresh)` does it.")
            return false
        }
        Console.tell("\(sentence). Do \(plan.stale.count == 1 ? "it" : "them") again? [y/N]")
        return ["y", "yes"].contains(Swift.readLine()?.lowercased() ?? "")
    }
}
