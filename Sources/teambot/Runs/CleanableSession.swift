import Platform
import Reporting
import RunStorage
import StateMachine

/// A session, and whether it may be removed.
struct CleanableSession {
    let session: SessionDirectory
    private let summary: SessionSummary

    /// Reads what its state file tells.
    init(_ session: SessionDirectory) {
        self.session = session
        summary = SessionSummary.read(session, isOwned: session.owner() != nil)
    }

    /// How people name it.
    var name: String { session.id }

    /// When its last event happened.
    var endedAt: Timestamp { summary.updatedAt ?? summary.startedAt }

    /// How it stands, and the bytes of its files.
    var row: CleaningView.Row {
        let bytes = (try? Directory.open(FileSystem.parent(of: session.path)))?.bytes(of: session.id) ?? 0
        return CleaningView.Row(
            name: name, status: summary.status?.rawValue ?? "damaged", endedAt: endedAt, bytes: bytes)
    }

    /// Why it is not removed; nil where it may be: what can still go on, or has left a worktree, somebody needs.
    func obstacle() -> String? {
        guard let status = summary.status else { return "its state cannot be read, so that nobody knows what it is" }
        if (try? FileLock.mayBeHeld(session.lock)) ?? true { return "an engine has it" }
        if summary.finishedAt == nil || status == .cancelled { return "it was never finished; resume it first" }
        if summary.keepsWorktree { return "a worktree of it is kept; remove that first, or the session by hand" }
        if FileSystem.list(session.inbox).contains(where: { !$0.hasPrefix(".") }) {
            return "objectives were handed in that it has not taken"
        }
        return nil
    }
}
