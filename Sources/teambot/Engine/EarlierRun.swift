import Platform
import RunStorage
import Sessions

/// A run whose objective is run again.
enum EarlierRun {
    /// Ends what is left of its attempts and archives it, so that there is room for another run.
    static func archive(_ known: RunSummary, _ places: Places) throws {
        guard let run = places.state.run(known.feature) else { return }
        guard let lock = try FileLock.take(run.lock) else { throw places.owned(run) }
        try LiveAttempts.end(of: run)
        let target = try places.state.archive(run, runID: known.runID)
        Console.tell("The earlier run was archived in \(target).")
        withExtendedLifetime(lock) {}
    }
}
