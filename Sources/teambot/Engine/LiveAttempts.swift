import Execution
import Platform
import RunStorage

/// The attempts of a run that no engine has any more but whose supervisors still work.
enum LiveAttempts {
    /// Tells them to end and waits until they have.
    static func end(of run: RunDirectory) {
        for stage in FileSystem.list(run.attempts) {
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
