import Platform

extension OwnedWorktrees {
    /// Makes a worktree what a new one would be, on no branch; what stands at the kept paths stays.
    func resetAside(_ worktree: Worktree, keeping kept: [String]) throws(WorktreeError) -> Worktree {
        guard FileSystem.kind(worktree.path) == .directory,
            let registration = repository.registration(of: worktree.path)
        else { throw WorktreeError(.gone, "The worktree \(worktree.path) is gone.") }
        guard !Self.traces.contains(where: { FileSystem.kind(registration + "/" + $0) != nil }) else {
            throw WorktreeError(.failed, "In the worktree \(worktree.path) git was interrupted.")
        }
        repository.restoreLink(worktree.path, registration)
        let git = repository.git(in: worktree.path, registration)
        guard try !git.hidesChanges() else {
            throw WorktreeError(.failed, "In the worktree \(worktree.path) git is told to overlook files.")
        }
        try Submodules(repository, worktree.path, git).empty()
        try git.text(["checkout", "-q", "--force", "--detach", worktree.base])
        try git.text(["clean", "-q", "-ffdx"] + patterns(kept, worktree))
        Branches(repository).removeUnused(worktree.branch, worktree.base)
        var clean = worktree
        clean.branch = ""
        return clean
    }

    /// Options for `git clean` that spare paths of the project.
    func patterns(_ kept: [String], _ worktree: Worktree) -> [String] {
        kept.flatMap { ["-e", "/" + (worktree.prefix.isEmpty ? "" : worktree.prefix + "/") + $0] }
    }

    /// What a `git` that was killed, or that waits for a person, leaves; no reset removes it.
    private static let traces = ["index.lock", "HEAD.lock", "rebase-merge", "rebase-apply", "BISECT_LOG", "locked"]
}

extension Git {
    /// Whether somebody has told git to take changed files for unchanged ones.
    func hidesChanges() throws(WorktreeError) -> Bool {
        let isSparse = try run(["config", "--bool", "core.sparseCheckout"]).text == "true"
        let lines = try run(["ls-files", "-v"], limit: 1 << 26).output.split(separator: "\n")
        return lines.contains { $0.first?.isLowercase ?? false || ($0.hasPrefix("S") && !isSparse) }
    }
}
