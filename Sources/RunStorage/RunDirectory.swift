import Platform
package import StateMachine

/// The files of one run: `state/<feature>/`.
package struct RunDirectory: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Names a run's directory.
    package init(path: String) { self.path = path }

    package var feature: String { String(path.split(separator: "/").last ?? "") }
    package var state: String { path + "/state.json" }
    package var journal: String { path + "/events.jsonl" }
    package var lock: String { path + "/lock" }
    package var workflow: String { path + "/stages.json" }
    package var objective: String { path + "/objective.md" }
    package var artifacts: String { path + "/artifacts" }
    package var attempts: String { path + "/attempts" }
    package var failures: String { path + "/failures" }
    package var engineLog: String { path + "/engine.log" }

    /// The directory of one attempt.
    package func attempt(_ attempt: AttemptState, of stage: String) -> AttemptDirectory {
        AttemptDirectory(path: "\(attempts)/\(stage)/\(attempt.directoryName)")
    }

    /// Who has the run's lock, from the file that the owner has written; nil when nobody has it.
    package func owner() -> RunOwner? {
        guard FileLock.isHeld(lock) else { return nil }
        return RunOwner(pid: FileLock.owner(lock) ?? 0)
    }
}

/// The engine that has a run.
package struct RunOwner: Sendable, Equatable {
    /// 0 where the owner has not written it.
    package var pid: Int32
}
