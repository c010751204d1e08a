import Platform

/// The branch onto which a session merges what its objectives have left, in a worktree of its own: never in the user's
/// checkout, never onto the user's branch, never to a remote.
package actor Integration {
    private let owned: OwnedWorktrees
    private let settings: WorktreeSettings
    private let session: String
    private let base: String
    private var made: Worktree?
    /// The commit before the last merge, while that can be undone.
    private var before: String?

    /// Names the integration of a session; nothing is made yet.
    package init(
        _ repository: Repository, settings: WorktreeSettings, session: String, stateDirectory: String, base: String
    ) {
        self.settings = settings
        self.session = session
        self.base = base
        owned = OwnedWorktrees(
            repository, directory: settings.place(of: repository),
            owner: WorktreeOwner(session: session, stateDirectory: stateDirectory))
    }

    /// The worktree in which branches are merged and checked, made when it is first asked for. What an interrupted
    /// session has merged is still there.
    package func worktree() async throws(WorktreeError) -> Worktree {
        if let made { return made }
        let (owned, session, base, kept) = (owned, session, base, settings.cachePaths)
        let worktree = try await aside { () throws(WorktreeError) in
            let branches = Branches(owned.repository)
            let branch = BranchName.candidate(
                "integration-" + session, number: 1, isBelow: try !branches.exists("teambot"))
            let place = try owned.place(session + "-integration", branch, base)
            return try Merging(owned, try owned.restoreAside(place).worktree, kept).cleaned()
        }
        made = worktree
        return worktree
    }

    /// Merges a branch; one that does not fit is left out. What is merged already stays as it is.
    package func merge(branch: String, title: String) async throws(WorktreeError) -> MergeOutcome {
        let merging = Merging(owned, try await worktree(), settings.cachePaths)
        before = nil
        let (outcome, start) = try await aside { () throws(WorktreeError) in try merging.merge(branch, title) }
        if case .merged = outcome { before = start }
        return outcome
    }

    /// Takes the last merge back, because a check has failed after it.
    package func undoLast() async throws(WorktreeError) {
        guard let before else {
            throw WorktreeError(.failed, "There is no merge of the session \(session) that could be taken back.")
        }
        let merging = Merging(owned, try await worktree(), settings.cachePaths)
        try await aside { () throws(WorktreeError) in try merging.reset(to: before) }
        self.before = nil
    }

    /// Removes the worktree; the branch stays unless nothing was merged.
    package func close() async throws(WorktreeError) {
        guard let worktree = made else { return }
        let owned = owned
        try await aside { () throws(WorktreeError) in
            try owned.removeAside(worktree.path)
            Branches(owned.repository).removeUnused(worktree.branch, worktree.base)
        }
        made = nil
    }
}
