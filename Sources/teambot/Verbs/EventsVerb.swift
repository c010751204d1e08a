import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot events [FEATURE]`: the journal of a run, a line an event for people or JSON lines for programs.
struct EventsVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let observed = try ObservedRun(Places(invocation), invocation.positionals.first)
        observed.tellWarnings()
        // Watched before it is read: what comes in between is told once more, and not missed.
        let isFollowed = invocation.flag("--follow") && observed.owner != nil
        let watch = isFollowed ? try FileWatch(observed.run.journal) : nil
        let reading = try JournalReading.read(observed.run.journal)
        var output = JournalOutput(observed.workflow, last: reading.lastSequence, isJSON: invocation.flag("--json"))
        output.show(reading.events)
        guard let watch else { return 0 }
        let follower = JournalFollower(observed.run, after: reading.lastSequence, at: reading.intactBytes)
        try follow(observed.run, follower, &output, watch)
        return 0
    }

    /// Shows what comes until no engine has the run any more and all that was recorded is shown.
    private func follow(
        _ run: RunDirectory, _ journal: JournalFollower, _ output: inout JournalOutput, _ watch: FileWatch
    ) throws {
        var journal = journal
        var engine = try LockWatch(run.lock)
        var isGone = false
        while !OutputFailure.isFinal {
            watch.reset()
            output.show(try journal.next())
            if isGone {
                // Another engine may have taken the run up at once.
                guard run.owner() != nil else { return output.show(try journal.next()) }
                engine = try LockWatch(run.lock)
            }
            isGone = Readiness.wait(for: [watch.descriptor, engine.descriptor], seconds: nil).contains(1)
        }
    }
}
