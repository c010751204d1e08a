import Platform
import StateMachine

/// The worktrees of one session: each objective gets one for itself, and one that is free again is used again.
///
/// The state changes between two git calls, never during one: whoever asks finds it right at every moment, and nobody
/// waits for a call that is not for him.
package actor WorktreePool {
    /// One worktree and what it is for.
    struct Entry {
        var worktree: Worktree
        var state: WorktreeStatus.State
        var feature: String
        var since: Timestamp
        /// Why it must not be emptied, as a sentence.
        var treasure: String?
    }

    let repository: Repository
    let settings: WorktreeSettings
    let owned: OwnedWorktrees
    let base: String
    let session: String
    let sleep: @Sendable (Double) async throws -> Void
    var entries: [String: Entry] = [:]
    var waiters = WorktreeWaiters()
    var isClosed = false
    var onCleaned: [CheckedContinuation<Void, Never>] = []
    private var lastNumber = 0

    /// Makes the pool of a session; nothing is made on the disk yet.
    package init(
        _ repository: Repository, settings: WorktreeSettings, session: String, stateDirectory: String, base: String
    ) {
        self.init(
            repository, settings: settings, session: session, stateDirectory: stateDirectory, base: base,
            sleep: { try await Task.sleep(for: .seconds($0)) })
    }

    /// The same with a clock of one's own.
    package init(
        _ repository: Repository, settings: WorktreeSettings, session: String, stateDirectory: String, base: String,
        sleep: @escaping @Sendable (Double) async throws -> Void
    ) {
        self.repository = repository
        self.settings = settings
        self.session = session
        self.base = base
        self.sleep = sleep
        owned = OwnedWorktrees(
            repository, directory: settings.place(of: repository),
            owner: WorktreeOwner(session: session, stateDirectory: stateDirectory))
    }

    /// Every worktree and what it is for, in the order in which they were made.
    package var status: [WorktreeStatus] {
        entries.values.sorted {
            ($0.worktree.name.utf8.count, $0.worktree.name) < ($1.worktree.name.utf8.count, $1.worktree.name)
        }
        .map { entry in
            WorktreeStatus(
                name: entry.worktree.name, path: entry.worktree.path, branch: entry.worktree.branch,
                state: entry.state, feature: entry.feature, since: entry.since)
        }
    }

    /// A name that no worktree of the session has had.
    func nextName() -> String {
        lastNumber += 1
        return "\(session)-\(lastNumber)"
    }

    func set(_ name: String, _ state: WorktreeStatus.State, feature: String? = nil) {
        entries[name]?.state = state
        entries[name]?.since = Self.now()
        if let feature { entries[name]?.feature = feature }
    }

    static func now() -> Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }
}
