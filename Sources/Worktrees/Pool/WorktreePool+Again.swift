extension WorktreePool {
    /// The worktree that an objective had before, for its retry or its resumption.
    func again(_ earlier: Worktree, _ feature: String) async throws(WorktreeError) -> Worktree {
        if let entry = entries[earlier.name], entry.worktree.branch != earlier.branch || entry.feature != feature {
            // Another objective has it by now; its branch has all that it had to have.
            return try await restore(try owned.place(nextName(), earlier.branch, earlier.base), feature)
        }
        return try await restore(earlier, feature)
    }

    private func restore(_ worktree: Worktree, _ feature: String) async throws(WorktreeError) -> Worktree {
        let before = entries[worktree.name]
        entries[worktree.name] = Entry(worktree: worktree, state: .making, feature: feature, since: Self.now())
        do throws(WorktreeError) {
            let owned = owned
            let restored = try await aside { () throws(WorktreeError) in try owned.restoreAside(worktree) }
            entries[worktree.name]?.worktree = restored
            set(worktree.name, .busy)
            return restored
        } catch {
            entries[worktree.name] = before
            throw error
        }
    }
}
