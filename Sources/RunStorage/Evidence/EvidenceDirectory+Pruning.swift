import Platform
package import StateMachine

/// Which evidence runs go: those for which all that was asked for holds.
package struct EvidencePruning: Sendable, Equatable {
    /// So many of the newest stay; nil for no such rule.
    package var keep: Int?
    /// Those that are younger than so many days stay; nil for no such rule.
    package var days: Int?

    /// Makes a rule.
    package init(keep: Int? = nil, days: Int? = nil) {
        self.keep = keep
        self.days = days
    }

    /// The runs that go. Without any rule none does, and one that is open only where it is too old.
    ///
    /// - Parameter runs: all of them, the newest first.
    package func chosen(of runs: [EvidenceManifest], now: Timestamp) -> [String] {
        guard keep != nil || days != nil else { return [] }
        let limit = days.map { Timestamp(milliseconds: now.milliseconds - Int64($0) * 86_400_000) }
        return runs.dropFirst(max(0, keep ?? 0)).filter { run in
            limit.map { run.createdAt < $0 } ?? (run.status != .open)
        }.map(\.id)
    }
}

extension EvidenceDirectory {
    /// Removes a run and everything that it holds; false where somebody is at work on it.
    ///
    /// - Throws: `EvidenceError` where there is no such run.
    package func remove(_ id: String) throws -> Bool {
        guard EvidenceRunName.isValid(id), FileSystem.kind(path + "/" + id) == .directory else {
            throw EvidenceError("There is no evidence run \(id) in \(path); see `teambot evidence list`.")
        }
        let turn = try EvidenceLocks.wait(for: path + "/\(id)/writing.lock")
        defer { turn.release() }
        if EvidenceLocks(of: path + "/" + id).areHeld() { return false }
        // Its engine was killed, and what that has begun has not yet ended.
        if openAttempts(of: id).contains(where: { FileLock.isHeld($0.lock) }) { return false }
        try StateDirectory.remove(id, from: Directory.open(path))
        return true
    }

    /// Removes the runs that a rule chooses, never one that somebody is at work on; gives the names of those removed.
    package func prune(_ rule: EvidencePruning, now: Timestamp) throws -> [String] {
        try rule.chosen(of: list(), now: now).filter { try remove($0) }
    }
}
