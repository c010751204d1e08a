import Platform

extension WorktreePool {
    /// The worktree that an objective had before, for its retry or its resumption.
    func again(_ earlier: Worktree, _ feature: String) async throws(WorktreeError) -> Worktree {
        // While it is being cleaned git takes its branch for one that is in use.
        while entries[earlier.name]?.state == .cleaning { await endOfCleaning() }
        // An engine before this one may have given it back, or to another objective.
        let owned = owned
        let isGiven = await onOwnThread { owned.isForAnother(earlier) }
        if let entry = entries[earlier.name] {
            let isLeft = entry.state == .busy || entry.state == .kept || entry.state == .broken
            // The branch says whose it is: a run may get another name, because a session of another process has its own.
            if isLeft, entry.worktree.branch == earlier.branch {
                return try await restore(earlier, feature)
            }
        } else if !isGiven {
            return try await restore(earlier, feature)
        }
        // Another objective has it or will have it; the branch has all that it had to have.
        return try await restore(try owned.place(nextName(), earlier.branch, earlier.base), feature)
    }

    private func restore(_ worktree: Worktree, _ feature: String) async throws(WorktreeError) -> Worktree {
        let before = entries[worktree.name]
        entries[worktree.name] = Entry(worktree: worktree, state: .making, feature: feature, since: Self.now())
        do throws(WorktreeError) {
            let owned = owned
            let (restored, isNew) = try await aside { () throws(WorktreeError) in try owned.restoreAside(worktree) }
            entries[worktree.name]?.worktree = restored
            // What was prepared went with the directory.
            if isNew { return try await prepared(restored) }
            set(worktree.name, .busy)
            return restored
        } catch {
            if entries[worktree.name] != nil { entries[worktree.name] = before }
            throw error
        }
    }
}
