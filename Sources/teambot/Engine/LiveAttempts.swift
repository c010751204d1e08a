import Execution
import Platform
import RunStorage
import StateMachine

/// The attempts of a run that no engine has any more but whose supervisors still work.
enum LiveAttempts {
    /// Tells them to end and waits until they have; with `workflow`, only those of stages that it does not have.
    static func end(of run: RunDirectory, exceptIn workflow: Workflow? = nil) {
        for stage in FileSystem.list(run.attempts) where workflow?.stage(stage) == nil {
            for name in FileSystem.list("\(run.attempts)/\(stage)") {
                end(AttemptDirectory(path: "\(run.attempts)/\(stage)/\(name)"))
            }
        }
    }

    private static func end(_ attempt: AttemptDirectory) {
        if FileLock.isHeld(attempt.lock) {
            if let pid = FileLock.owner(attempt.lock) { SignalNumber.send(SignalNumber.terminate, to: pid) }
            _ = try? FileLock.waitUntilFree(attempt.lock)
        } else if attempt.readResult() == nil, let order = attempt.readOrder() {
            Survivors.end(attempt: order.id)
        }
    }
}
