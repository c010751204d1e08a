import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot status [FEATURE]`: how far a run or a session is; it never changes anything.
struct StatusVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        switch try Observed(Places(invocation), invocation.positionals.first) {
        case .run(let observed): show(observed)
        case .session(let observed): show(observed)
        }
        return 0
    }

    private var now: Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }

    private func show(_ observed: ObservedRun) {
        observed.tellWarnings()
        let stale = observed.findStale()
        if invocation.flag("--json") {
            var text = StateText(of: observed.workflow)
            let remarks =
                stale.unknown == nil ? StageRemarks.find(observed.state, of: observed.workflow, stale: stale) : nil
            return Console.write(bytes: text.render(observed.state, engine: observed.owner, remarks: remarks))
        }
        let mask = RunContext.mask(for: observed.workflow, CurrentProcess.environment)
        Console.write(
            StatusView.render(
                observed.state, of: observed.workflow.shown(mask.text), engine: observed.engine, now: now,
                clockOffset: SystemClock.offsetFromUTC(), commands: observed.commands,
                isArchived: observed.isArchived, stale: stale, style: Console.outputStyle))
    }

    private func show(_ observed: ObservedSession) {
        observed.tellWarnings()
        if invocation.flag("--json") {
            var text = SessionText()
            // An engine that is gone has had the session until its last event.
            let moment = observed.owner == nil ? observed.state.updatedAt ?? now : now
            return Console.write(bytes: text.render(observed.state, at: moment, engine: observed.owner))
        }
        Console.write(
            SessionView.render(
                observed.state, engine: observed.engine, now: now, clockOffset: SystemClock.offsetFromUTC(),
                commands: observed.commands, style: Console.outputStyle))
    }
}
