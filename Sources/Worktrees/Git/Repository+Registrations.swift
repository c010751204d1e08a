import Platform
import RunStorage

extension Repository {
    /// The directory in which git keeps what it knows of the worktree at a path; nil where it knows of none.
    func registration(of path: String) -> String? {
        let directory = commonDirectory + "/worktrees"
        return FileSystem.list(directory).map { directory + "/" + $0 }.first { place(of: $0) == path }
    }

    /// Where the worktree of a registration should be.
    private func place(of registration: String) -> String? {
        guard let bytes = try? FileSystem.read(registration + "/gitdir", limit: 65_536) else { return nil }
        var text = String(decoding: bytes, as: UTF8.self)
        while text.last?.isNewline ?? false { text.removeLast() }
        return text.hasSuffix("/.git") ? String(text.dropLast("/.git".count)) : nil
    }

    /// Why a registration is locked; nil where it is not. While git makes a worktree it locks it itself.
    func lock(of registration: String) -> WorktreeLock? {
        guard FileSystem.kind(registration + "/locked") != nil else { return nil }
        let reason = (try? FileSystem.read(registration + "/locked", limit: 65_536)) ?? []
        return String(decoding: reason, as: UTF8.self).hasPrefix("initializing") ? .halfMade : .user
    }

    /// git in a worktree, by its registration and never by what stands in its directory: that may be damaged, or lie.
    func git(in path: String, _ registration: String) -> Git {
        git.at(path).with(variables: ["GIT_DIR=" + registration, "GIT_WORK_TREE=" + path])
    }

    /// Makes the file in a worktree that leads to its registration what it was.
    func restoreLink(_ path: String, _ registration: String) {
        let wanted = Array("gitdir: \(registration)\n".utf8)
        let link = path + "/.git"
        guard FileSystem.kind(path) == .directory, (try? FileSystem.read(link, limit: 65_536)) != wanted else { return }
        try? FileSystem.removeTree(link)
        try? AtomicFile.write(wanted, to: link, mode: 0o644)
    }
}

/// Who has locked a worktree.
enum WorktreeLock {
    /// git, which was interrupted while it made the worktree: nobody has worked in it yet.
    case halfMade
    /// Somebody who does not want it to be removed.
    case user
}
