import Platform

/// The submodules of a worktree that somebody has filled. git leaves them alone when it resets and commits.
struct Submodules {
    private let repository: Repository
    private let path: String
    /// Their paths, relative to the worktree.
    private let names: [String]

    /// Looks for them by git in the worktree.
    init(_ repository: Repository, _ path: String, _ git: Git) throws(WorktreeError) {
        self.repository = repository
        self.path = path
        guard FileSystem.kind(path + "/.gitmodules") != nil else {
            names = []
            return
        }
        names = try git.run(["ls-files", "-s", "-z"], limit: 1 << 28).parts.compactMap { entry in
            guard entry.hasPrefix("160000 "), let tab = entry.firstIndex(of: "\t") else { return nil }
            let name = String(entry[entry.index(after: tab)...])
            return FileSystem.kind(path + "/" + name + "/.git") == nil ? nil : name
        }
    }

    /// What in them no commit holds, as sentences.
    func treasures() throws(WorktreeError) -> [String] {
        var sentences: [String] = []
        for name in names {
            let place = path + "/" + name
            let status = try repository.git.at(place).run(["status", "--porcelain", "--ignore-submodules=dirty"])
            guard !status.isSuccess || !status.output.isEmpty else { continue }
            sentences.append(
                "The submodule \(place) has changes that are not committed in it, so the worktree stays until you have "
                    + "looked at it.")
        }
        return sentences
    }

    /// Empties them, as they are in a new worktree.
    func empty() throws(WorktreeError) {
        for name in names {
            try writing { () throws(SystemError) in
                try FileSystem.removeTree(path + "/" + name)
                try FileSystem.makeDirectory(path + "/" + name, mode: 0o755)
            }
        }
    }
}
