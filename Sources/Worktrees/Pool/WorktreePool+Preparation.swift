import Platform

extension WorktreePool {
    /// Looks at what earlier sessions have left, once at the beginning of a session: what nobody needs is removed, and
    /// whatever anybody might need is left alone.
    ///
    /// - Parameters:
    ///   - needed: the names of the worktrees that objectives of this session have had and will have again; what an engine
    ///     of the session before this one has made beside them goes.
    ///   - spent: the worktrees of objectives that have left nothing, whose branches go.
    /// - Returns: what was done, and what not and why, as sentences.
    package func prepare(needed: Set<String> = [], spent: [Worktree] = []) async -> [String] {
        let owned = owned
        // Branches are brought together at the end, in a worktree that is then found again.
        let needed = needed.union([owned.owner.session + "-integration"])
        return await onOwnThread {
            RunningGit(of: owned.owner).end()
            Leftover.removeHalfWritten(owned)
            defer { for worktree in spent { Branches(owned.repository).removeUnused(worktree.branch, worktree.base) } }
            return (Leftover.own(owned, except: needed) + Leftover.others(owned)).compactMap { $0.settle() }
        }
    }
}
