import Platform
import RunStorage
import StateMachine

/// An archived run, and whether it may be removed.
struct ArchivedRun {
    let feature: String
    let run: RunDirectory
    private let summary: RunSummary

    /// Reads what its state file tells.
    init(_ run: RunDirectory, of feature: String) {
        self.run = run
        self.feature = feature
        summary = RunSummary.read(run)
    }

    /// How people name it.
    var name: String { "\(feature)/\(run.feature)" }

    /// How it ended; nil where its state file does not tell.
    var status: RunStatus? { summary.progress == nil ? nil : summary.status }

    /// When its last event happened.
    var endedAt: Timestamp { summary.progress?.updatedAt ?? summary.startedAt }

    /// The bytes of its files.
    var bytes: Int { (try? Directory.open(FileSystem.parent(of: run.path)))?.bytes(of: run.feature) ?? 0 }

    /// Why it is not removed; nil where it may be.
    ///
    /// A run that was archived cannot be resumed, so that one that failed or was stopped is over. One that waits for
    /// somebody or whose engine never said how it ended was not over when `--fresh` put it aside: only its owner knows.
    func obstacle() -> String? {
        switch status {
        case nil: return "its state file cannot be read, so that nobody knows what it is"
        case .inProgress: return "it was never finished; remove it by hand if nobody needs it"
        case .waitingApproval: return "it still waits for an approval; remove it by hand if nobody needs it"
        case .complete, .failed, .reviewFailed, .acceptanceTestFailed, .budgetExhausted, .cancelled, .timeout, .error:
            return isAlive() ? "something in it is still at work" : nil
        }
    }

    /// Whether an engine or the supervisor of an attempt still has one of its locks, as far as that can be found out.
    private func isAlive() -> Bool {
        do throws(SystemError) {
            if try FileLock.mayBeHeld(run.lock) { return true }
            for stage in try FileSystem.names(in: run.attempts) {
                for attempt in try FileSystem.names(in: "\(run.attempts)/\(stage)")
                where try FileLock.mayBeHeld("\(run.attempts)/\(stage)/\(attempt)/lock") { return true }
            }
            return false
        } catch { return true }
    }
}
