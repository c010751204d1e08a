import Platform

extension EvidenceDirectory {
    /// Removes a run and everything that it holds; false where somebody is at work on it.
    ///
    /// - Throws: `EvidenceError` where there is no such run.
    package func remove(_ id: String) throws -> Bool {
        guard EvidenceRunName.isValid(id), FileSystem.kind(path + "/" + id) == .directory else {
            throw EvidenceError("There is no evidence run \(id) in \(path); see `teambot evidence list`.")
        }
        let turn = try FileLock.wait(for: path + "/\(id)/writing.lock")
        defer { turn.release() }
        if EvidenceLocks(of: path + "/" + id).areHeld() { return false }
        // Its engine was killed, and what that has begun has not yet ended.
        if openAttempts(of: id).contains(where: { FileLock.isHeld($0.lock) }) { return false }
        try StateDirectory.remove(id, from: Directory.open(path))
        return true
    }
}
