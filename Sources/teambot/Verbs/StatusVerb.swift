import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot status [FEATURE]`: how far a run is; it never changes anything.
struct StatusVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let observed = try ObservedRun(Places(invocation), invocation.positionals.first)
        observed.tellWarnings()
        if invocation.flag("--json") {
            var text = StateText(of: observed.workflow)
            Console.write(bytes: text.render(observed.state, engine: observed.owner))
            return 0
        }
        Console.write(
            StatusView.render(
                observed.state, of: observed.workflow, engine: observed.engine,
                now: Timestamp(milliseconds: SystemClock.wallMilliseconds()), clockOffset: SystemClock.offsetFromUTC(),
                commands: observed.commands, isArchived: observed.isArchived, style: Console.outputStyle))
        return 0
    }
}
