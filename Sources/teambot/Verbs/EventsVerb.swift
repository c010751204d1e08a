import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot events [FEATURE]`: the journal of a run or a session, a line an event for people or JSON lines for programs.
struct EventsVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        switch try Observed(Places(invocation), invocation.positionals.first) {
        case .run(let observed):
            observed.tellWarnings()
            let run = observed.run
            try show(
                run.journal, run.lock, isOwned: observed.owner != nil,
                output: { JournalOutput(observed.workflow, last: $0, isJSON: isJSON) },
                follower: { JournalFollower(run, after: $0, at: $1) }, hasOwner: { run.owner() != nil })
        case .session(let observed):
            observed.tellWarnings()
            let session = observed.session
            try show(
                session.journal, session.lock, isOwned: observed.owner != nil,
                output: { JournalOutput(ofSession: $0, isJSON: isJSON) },
                follower: { JournalFollower(session, after: $0, at: $1) }, hasOwner: { session.owner() != nil })
        }
        return 0
    }

    private var isJSON: Bool { invocation.flag("--json") }

    private func show(
        _ path: String, _ lock: String, isOwned: Bool, output: (Int) -> JournalOutput,
        follower: (Int, Int) -> JournalFollower, hasOwner: () -> Bool
    ) throws {
        // Watched before it is read: what comes in between is told once more, and not missed.
        let watch = invocation.flag("--follow") && isOwned ? try FileWatch(path) : nil
        let reading = try JournalReading.read(path)
        var output = output(reading.lastSequence)
        output.show(reading.events)
        guard let watch else { return }
        var journal = follower(reading.lastSequence, reading.intactBytes)
        // Until no engine has it any more and all that was recorded is shown.
        var engine = try LockWatch(lock)
        var isGone = false
        while !OutputFailure.isFinal {
            watch.reset()
            output.show(try journal.next())
            if isGone {
                // Another engine may have taken it up at once.
                guard hasOwner() else { return output.show(try journal.next()) }
                engine = try LockWatch(lock)
            }
            isGone = Readiness.wait(for: [watch.descriptor, engine.descriptor], seconds: nil).contains(1)
        }
    }
}
