import Platform
import Reporting
import RunStorage
import Sessions

/// `teambot stop [FEATURE]`: ends a run's engine from anywhere, as SIGTERM would, and waits for it.
struct StopVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        if let session = try session(places) { return try stop(session, places) }
        let run = try places.run(invocation.positionals.first)
        guard let owner = run.owner(), owner.pid > 0 else {
            throw VerbError.usage("No engine has the run \(run.feature); there is nothing to stop.")
        }
        if let session = try places.state.allSessions().first(where: { $0.owner() == owner }) {
            throw VerbError.usage(
                "The run \(run.feature) is at work in the session \(session.id), which would end as a whole. End it "
                    + "with `\(places.commands(session.id).stop)`.")
        }
        SignalNumber.send(SignalNumber.terminate, to: owner.pid)
        try FileLock.waitUntilFree(run.lock)
        Console.tell("The run \(run.feature) was stopped; go on with `\(places.commands(run.feature).resume)`.")
        return 0
    }

    /// The named session; without a name the one that is at work.
    private func session(_ places: Places) throws -> SessionDirectory? {
        try StateDirectoryCheck.readable(places.state.path)
        if let name = invocation.positionals.first { return try places.session(name) }
        return try places.state.allSessions().first { $0.owner() != nil }
    }

    private func stop(_ session: SessionDirectory, _ places: Places) throws -> Int32 {
        guard let owner = session.owner(), owner.pid > 0 else {
            throw VerbError.usage("No engine has the session \(session.id); there is nothing to stop.")
        }
        SignalNumber.send(SignalNumber.terminate, to: owner.pid)
        try FileLock.waitUntilFree(session.lock)
        Console.tell("The session \(session.id) was stopped; go on with `\(places.commands(session.id).resume)`.")
        return 0
    }
}
