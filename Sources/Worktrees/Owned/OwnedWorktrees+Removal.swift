import Platform

extension OwnedWorktrees {
    /// Removes what stands at a path, its registration, and at last its owner file.
    func removeAside(_ path: String) throws(WorktreeError) {
        guard OwnerFile.read(for: path)?.repository == repository.commonDirectory else {
            throw WorktreeError(.taken, "\(path) is none of teambot's worktrees; it is left alone.")
        }
        if let registration = repository.registration(of: path) {
            guard repository.lock(of: registration) != .user else {
                throw WorktreeError(
                    .taken, "The worktree \(path) is locked; it stays until `git worktree unlock` has been called.")
            }
            try writing { () throws(SystemError) in try FileSystem.removeFile(registration + "/locked") }
            repository.restoreLink(path, registration)
            // What git cannot remove, such as one that is damaged, goes by hand; then only its registration is left.
            _ = try? repository.git.run(["worktree", "remove", "--force", path])
        }
        try writing { () throws(SystemError) in try FileSystem.removeTree(path) }
        if let registration = repository.registration(of: path) { try unregister(path, registration) }
        try writing { () throws(SystemError) in try FileSystem.removeFile(OwnerFile.path(path)) }
    }

    /// Removes the registration of a worktree whose directory is gone, and no other: `git worktree prune` would take
    /// the user's, too.
    func unregister(_ path: String, _ registration: String) throws(WorktreeError) {
        _ = try? repository.git.run(["worktree", "remove", "--force", path])
        guard FileSystem.kind(registration) != nil else { return }
        try writing { () throws(SystemError) in try FileSystem.removeTree(registration) }
    }
}
