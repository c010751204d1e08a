import Platform

extension WorktreePool {
    /// Looks at what earlier sessions have left, once at the beginning of a session: what nobody needs is removed, and
    /// whatever anybody might need is left alone.
    ///
    /// - Parameters:
    ///   - needed: the names of the worktrees that objectives of this session have had and will have again; what an engine
    ///     of the session before this one has made beside them goes.
    ///   - spent: the worktrees of objectives that have left nothing, whose branches go.
    ///   - features: the objectives of this session that are not done; git may have been killed while it made their
    ///     branches.
    /// - Returns: what was done, and what not and why, as sentences.
    package func prepare(needed: Set<String> = [], spent: [Worktree] = [], features: [String] = []) async -> [String] {
        let owned = owned
        // Branches are brought together at the end, in a worktree that is then found again.
        let needed = needed.union([owned.owner.session + "-integration"])
        let unfinished = features + ["integration-" + session]
        return await onOwnThread {
            RunningGit(of: owned.owner).end()
            Branches(owned.repository).removeLocks(ofFeatures: unfinished)
            Leftover.removeHalfWritten(owned)
            defer { for worktree in spent { Branches(owned.repository).removeUnused(worktree.branch, worktree.base) } }
            return (Leftover.own(owned, except: needed) + Leftover.others(owned)).compactMap { $0.settle() }
        }
    }
}
