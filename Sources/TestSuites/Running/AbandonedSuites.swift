import Execution
package import Platform
package import RunStorage

/// Suites at work for an engine that was killed: nobody waits for them, and they would disturb those that are begun now.
///
/// Their supervisors would let them go on to their own ends, as those of a run do, which a resume takes up. Nothing
/// resumes `teambot test`. Everything here blocks: call it on a thread that may wait.
package struct AbandonedSuites {
    private let attempts: [AttemptDirectory]

    /// Looks for them in a directory of evidence runs.
    package init(in directory: EvidenceDirectory) {
        attempts = directory.openAttempts().filter { attempt in
            // Without an owner nothing was ever started; one of an earlier start of the machine has left nothing alive.
            let isHeld = FileLock.isHeld(attempt.lock)
            let mayHaveLeft = FileLock.lastOwner(attempt.lock)?.isOfThisBoot ?? false
            return (isHeld || mayHaveLeft) && !SuiteClaim.isGiven(for: attempt)
        }
    }

    /// The names of the suites whose supervisors are at work.
    package var names: [String] {
        attempts.filter { FileLock.isHeld($0.lock) }.map { Directory.split(FileSystem.parent(of: $0.path)).name }
    }

    /// Ends them all, first politely, as a signal to their engine would have done, and waits until they are gone.
    ///
    /// - Returns: a sentence for each attempt of which something is still alive.
    package func end() throws(SystemError) -> [String] {
        for attempt in attempts {
            if let supervisor = FileLock.owner(attempt.lock) {
                SignalNumber.send(SignalNumber.terminate, to: supervisor.pid)
            }
        }
        var sentences: [String] = []
        for attempt in attempts {
            try FileLock.waitUntilFree(attempt.lock)
            // A supervisor that has told how it ended has ended everything that was its own.
            if FileSystem.exists(attempt.result) { continue }
            let left = try Survivors(of: attempt).end()
            if !left.isEmpty { sentences.append(Self.sentence(left, of: attempt)) }
        }
        return sentences
    }

    private static func sentence(_ left: [ProcessIdentity], of attempt: AttemptDirectory) -> String {
        "An earlier `teambot test` was killed, and of its attempt \(attempt.path) processes are alive that cannot be "
            + "ended: \(left.map { String($0.pid) }.joined(separator: ", ")). Nothing was started beside them; end them."
    }
}
