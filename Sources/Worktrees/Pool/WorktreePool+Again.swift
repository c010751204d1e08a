extension WorktreePool {
    /// The worktree that an objective had before, for its retry or its resumption.
    func again(_ earlier: Worktree, _ feature: String) async throws(WorktreeError) -> Worktree {
        // While it is being cleaned git takes its branch for one that is in use.
        while entries[earlier.name]?.state == .cleaning { await endOfCleaning() }
        guard let entry = entries[earlier.name] else { return try await restore(earlier, feature) }
        let isLeft = entry.state == .busy || entry.state == .kept || entry.state == .broken
        if isLeft, entry.worktree.branch == earlier.branch, entry.feature == feature {
            return try await restore(earlier, feature)
        }
        // It was given back, and another objective has it or will have it; the branch has all that it had to have.
        var name = nextName()
        while owned.isTaken(name) { name = nextName() }
        return try await restore(try owned.place(name, earlier.branch, earlier.base), feature)
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
