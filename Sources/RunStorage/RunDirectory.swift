package import Platform
package import StateMachine

/// The files of one run: `state/<feature>/`.
package struct RunDirectory: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Names a run's directory.
    package init(path: String) { self.path = path }

    /// The directory's name, by which people call the run.
    package var feature: String { String(path.split(separator: "/").last ?? "") }
    /// `state.json`: the state now.
    package var state: String { path + "/state.json" }
    /// `events.jsonl`: every event, append only.
    package var journal: String { path + "/events.jsonl" }
    /// `lock`: held by the engine that has the run.
    package var lock: String { path + "/lock" }
    /// `stages.json`: the workflow as the run has it.
    package var workflow: String { path + "/stages.json" }
    /// `objective.md`: the objective as the run has it.
    package var objective: String { path + "/objective.md" }
    /// `artifacts/`: what stages leave.
    package var artifacts: String { path + "/artifacts" }
    /// `evidence/`: what test suites have shown, run by run.
    package var evidence: String { path + "/evidence" }
    /// `attempts/<STAGE>/<nn>-<role>/`.
    package var attempts: String { path + "/attempts" }
    /// `failures/`: why reviews were not approved.
    package var failures: String { path + "/failures" }
    /// `repairs/`: what repairs have replaced, as it was.
    package var repairs: String { path + "/repairs" }
    /// `report.html`: the run as a page for people.
    package var report: String { path + "/report.html" }
    /// `copies/`: workflows and objectives that the run had before changes were taken, by their digests.
    package var copies: String { path + "/copies" }
    /// `decisions/`: what persons have decided while an engine has the run, until it is in the journal.
    package var decisions: String { path + "/decisions" }
    /// `stamps`: digests of files with the stamps that they had then; it can be lost at any time.
    package var stamps: String { path + "/stamps" }
    /// `engine.log`: what an engine in the background says.
    package var engineLog: String { path + "/engine.log" }

    /// Opens it; what is named relative to it is then never found behind a link.
    package func open() throws(SystemError) -> Directory { try Directory.open(path) }

    /// The way from it to a path below it; nil for every other path.
    package func relative(_ path: String) -> String? {
        path.hasPrefix(self.path + "/") ? String(path.dropFirst(self.path.count + 1)) : nil
    }

    /// The names of a stage's attempts.
    package func attemptNames(of stage: String) throws(StorageError) -> [String] {
        do throws(SystemError) { return try FileSystem.names(in: "\(attempts)/\(stage)") } catch {
            throw StorageError(writing: error)
        }
    }

    /// The directory of one attempt.
    package func attempt(_ attempt: AttemptState, of stage: String) -> AttemptDirectory {
        AttemptDirectory(path: "\(attempts)/\(stage)/\(attempt.directoryName)")
    }

    /// Where a workflow is kept that the run had before.
    package func keptWorkflow(_ digest: String) -> String { "\(copies)/\(digest.prefix(16))-stages.json" }

    /// Where an objective is kept that the run had before.
    package func keptObjective(_ digest: String) -> String { "\(copies)/\(digest.prefix(16))-objective.md" }

    /// Who has the run's lock, from the file that the owner has written; nil when nobody has it.
    package func owner() -> RunOwner? {
        RunOwner(of: lock)
    }
}

/// The engine that has a run or a session.
package struct RunOwner: Sendable, Equatable {
    /// 0 where the owner has not written it.
    package var pid: Int32

    /// Names an owner.
    package init(pid: Int32) { self.pid = pid }

    /// Who holds a lock; nil when nobody does.
    init?(of lock: String) {
        guard FileLock.isHeld(lock) else { return nil }
        self.init(pid: FileLock.owner(lock)?.pid ?? 0)
    }
}
