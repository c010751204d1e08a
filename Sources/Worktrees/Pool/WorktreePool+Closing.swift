extension WorktreePool {
    /// Ends the pool: what is being cleaned is waited for, and what is free is removed where that is wanted.
    ///
    /// - Returns: what is left on the disk and why, as sentences.
    package func close(removing: Bool) async -> [String] {
        isClosed = true
        while waiters.answerFirst(.cancelled) {}
        if isAnyCleaning { await withCheckedContinuation { closing.append($0) } }
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
        return sentences
    }

    private var isAnyCleaning: Bool { entries.values.contains { $0.state == .cleaning } }

    /// Lets the end of the pool go on once nothing is being cleaned any more.
    func finishClosing() {
        guard !isAnyCleaning else { return }
        for continuation in closing { continuation.resume() }
        closing = []
    }
}
