import Platform

extension WorktreePool {
    /// Commits everything that is not ignored on the worktree's branch; nil where the branch's files equal the base's.
    package func commit(_ worktree: Worktree, message: String) async throws(WorktreeError) -> WorktreeChanges? {
        let owned = owned
        let (changes, treasures) = try await aside { () throws(WorktreeError) in
            try owned.commitAside(worktree, message)
        }
        entries[worktree.name]?.treasure = treasures.isEmpty ? nil : treasures.joined(separator: " ")
        return changes
    }

    /// Makes a worktree free for the next objective: the base commit's files and nothing else but the cache paths. What
    /// was to stay must have been committed. One that cannot be reset is removed, and another is made when it is needed.
    ///
    /// - Returns: a sentence where something went wrong that a person should know.
    @discardableResult
    package func release(_ worktree: Worktree) async -> String? {
        guard let entry = entries[worktree.name], entry.worktree.path == worktree.path, entry.state == .busy else {
            return "The worktree \(worktree.path) is not in use, so it cannot be given back."
        }
        if let treasure = entry.treasure {
            await keep(worktree)
            return treasure
        }
        set(worktree.name, .cleaning)
        let (owned, kept) = (owned, settings.cachePaths)
        do throws(WorktreeError) {
            let clean = try await aside { () throws(WorktreeError) in try owned.resetAside(worktree, keeping: kept) }
            entries[worktree.name]?.worktree = clean
            giveAway(worktree.name)
            return nil
        } catch {
            await discard(worktree.name)
            _ = waiters.answerFirst(.makeOne)
            announceCleaned()
            let isGone = entries[worktree.name] == nil
            return "\(error) "
                + (isGone ? "It was removed; another is made when it is needed." : "It cannot be removed and stays.")
        }
    }

    /// Gives a clean worktree to whoever waits, or has it wait for somebody.
    private func giveAway(_ name: String) {
        // Whoever waits makes it his own at once, so that nobody else can.
        set(name, .making)
        if !waiters.answerFirst(.free(name)) { set(name, .free) }
        announceCleaned()
    }

    /// Leaves a worktree as it is, for a person to look at; it is not used again.
    package func keep(_ worktree: Worktree) async {
        guard entries[worktree.name] != nil else { return }
        set(worktree.name, .kept)
        let owned = owned
        _ = try? await aside { () throws(WorktreeError) in try owned.write(worktree, isKept: true) }
    }
}
