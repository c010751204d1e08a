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
        let run = try places.run(invocation.positionals.first)
        guard let owner = run.owner(), owner.pid > 0 else {
            throw VerbError.usage("No engine has the run \(run.feature); there is nothing to stop.")
        }
        SignalNumber.send(SignalNumber.terminate, to: owner.pid)
        try FileLock.waitUntilFree(run.lock)
        Console.tell("The run \(run.feature) was stopped; go on with `\(places.commands(run.feature).resume)`.")
        return 0
    }
}
