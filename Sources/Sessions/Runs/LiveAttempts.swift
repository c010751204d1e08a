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

    /// The first attempt of a stage that is still at work; nil where none is.
    package static func alive(of stage: String, in run: RunDirectory) throws -> LiveAttempt? {
        for name in try run.attemptNames(of: stage) {
            let attempt = AttemptDirectory(path: "\(run.attempts)/\(stage)/\(name)")
            guard try FileLock.mayBeHeld(attempt.lock) else { continue }
            return LiveAttempt(stage: stage, pid: FileLock.owner(attempt.lock)?.pid ?? 0, directory: attempt)
        }
        return nil
    }

    /// Throws where an attempt of a stage is still at work: nobody pulls a stage away from under an agent.
    package static func checkIsAtRest(_ stage: String, in run: RunDirectory) throws {
        guard let attempt = try alive(of: stage, in: run) else { return }
        throw VerbError.usage("The stage \(stage) runs now: \(attempt.sentence)")
    }

    /// The ends of attempts that nobody asks for any more and whose supervisors are gone: what they have used is paid, and
    /// what they have left behind is ended.
    static func closing(
        _ log: [AttemptState], of stage: String, in run: RunDirectory, because reason: String
    ) throws -> [Event] {
        try log.filter { $0.outcome == nil }.map { attempt in
            let directory = run.attempt(attempt, of: stage)
            if FileSystem.kind(directory.path) == .directory { try end(directory) }
            let used = try directory.readResult()?.agent?.usage
            return Event(.attemptEnded, stage: stage).with {
                $0.attempt = attempt.number
                $0.agent = attempt.agent
                $0.iteration = attempt.iteration
                $0.outcome = .interrupted
                $0.usage = used
                $0.error = reason
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
