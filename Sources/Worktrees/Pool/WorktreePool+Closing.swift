import Platform

extension WorktreePool {
    /// Ends the pool: what is being cleaned is waited for, and what is free is removed where that is wanted.
    ///
    /// - Returns: what is left on the disk and why, as sentences.
    package func close(removing: Bool) async -> [String] {
        isClosed = true
        while waiters.answerFirst(.cancelled) {}
        while entries.values.contains(where: { $0.state == .cleaning }) { await endOfCleaning() }
        var sentences: [String] = []
        for entry in status {
            switch entry.state {
            case .free:
                guard removing else { continue }
                await discard(entry.name)
                if entries[entry.name] != nil { sentences.append("The worktree \(entry.path) cannot be removed.") }
            case .kept: sentences.append("The worktree \(entry.path) is kept: \(entry.branch).")
            case .broken: sentences.append("The worktree \(entry.path) cannot be used or removed any more.")
            case .busy, .making, .cleaning:
                sentences.append("The worktree \(entry.path) is left to \(entry.feature): \(entry.branch).")
            }
        }
        guard removing else { return sentences }
        let (owned, known) = (owned, Set(entries.keys))
        return sentences + (await onOwnThread { Leftover.own(owned, except: known).compactMap { $0.settle() } })
    }

    /// Waits until one that is being cleaned is that no more.
    func endOfCleaning() async { await withCheckedContinuation { onCleaned.append($0) } }

    /// Wakes whoever waits for the end of a cleaning.
    func announceCleaned() {
        let waiting = onCleaned
        onCleaned = []
        for continuation in waiting { continuation.resume() }
    }
}
