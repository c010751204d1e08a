import Execution
import Platform
package import RunStorage
package import StateMachine

/// The attempts of a run that no engine has any more but whose supervisors still work.
package enum LiveAttempts {
    /// Tells them to end and waits until they have; with `workflow`, only those of stages that it does not have.
    package static func end(of run: RunDirectory, exceptIn workflow: Workflow? = nil) throws {
        for stage in try FileSystem.names(in: run.attempts) where workflow?.stage(stage) == nil {
            for name in try run.attemptNames(of: stage) {
                try end(AttemptDirectory(path: "\(run.attempts)/\(stage)/\(name)"))
            }
        }
    }

    private static func end(_ attempt: AttemptDirectory) throws {
        if try FileLock.mayBeHeld(attempt.lock) {
            if let owner = FileLock.owner(attempt.lock) { SignalNumber.send(SignalNumber.terminate, to: owner.pid) }
            try FileLock.waitUntilFree(attempt.lock)
        }
        guard try attempt.readResult() == nil else { return }
        let left = try Survivors(of: attempt).end()
        guard left.isEmpty else { throw VerbError(7, Survivors.sentence(left, of: attempt)) }
    }
}
