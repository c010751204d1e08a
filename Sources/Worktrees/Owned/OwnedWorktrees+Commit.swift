import Platform

extension OwnedWorktrees {
    /// Commits all of a worktree that is not ignored on its branch. What an agent has committed itself, on the branch or
    /// beside it, becomes part of the branch, too.
    ///
    /// - Returns: the changes, nil where the branch's files equal the base's, and what is in no commit, as sentences.
    func commitAside(
        _ worktree: Worktree, _ message: String
    ) throws(WorktreeError) -> (changes: WorktreeChanges?, treasures: [String]) {
        guard FileSystem.kind(worktree.path) == .directory,
            let registration = repository.registration(of: worktree.path)
        else {
            throw WorktreeError(
                .gone, "The worktree \(worktree.path) is gone; what was not committed on \(worktree.branch) is lost.")
        }
        repository.restoreLink(worktree.path, registration)
        let git = repository.git(in: worktree.path, registration)
        try git.text(["add", "-A", "--", "."])
        let tree = try git.text(["write-tree"])
        let commit = try record(tree, message, worktree, git)
        let treasures = try treasures(worktree, tree, git)
        guard try git.text(["rev-parse", worktree.base + "^{tree}"]) != tree else { return (nil, treasures) }
        let statistics = try git.text([
            "diff", "--no-ext-diff", "--no-textconv", "--stat=100,80,200", "--submodule=short",
            "--ignore-submodules=dirty", worktree.base, commit,
        ])
        return (WorktreeChanges(commit: commit, statistics: statistics, warnings: treasures), treasures)
    }

    /// What is in the worktree and on no branch although it is not ignored, as sentences.
    private func treasures(_ worktree: Worktree, _ tree: String, _ git: Git) throws(WorktreeError) -> [String] {
        let inner = try inner(worktree, tree, git)
        return try inner + Submodules(repository, worktree.path, git).treasures()
    }

    /// Makes the commit, where one is needed, and sets the branch to it.
    private func record(
        _ tree: String, _ message: String, _ worktree: Worktree, _ git: Git
    ) throws(WorktreeError) -> String {
        let branch = "refs/heads/" + worktree.branch
        let tip = try known(git, branch)
        let parents = try self.parents(git, tip: tip ?? worktree.base, head: known(git, "HEAD"))
        var commit = parents.first ?? worktree.base
        let last = try git.text(["rev-parse", commit + "^{tree}"])
        if parents.count > 1 || last != tree {
            let named = git.with(variables: try Identity.variables(git), options: ["-c", "i18n.commitEncoding=UTF-8"])
            commit = try named.text(
                ["commit-tree"] + parents.flatMap { ["-p", $0] } + ["-m", Self.bounded(message), tree])
        }
        if commit != tip {
            try git.text(["update-ref", "--create-reflog", "-m", "commit: by teambot", branch, commit, tip ?? ""])
        }
        if try git.run(["symbolic-ref", "-q", "HEAD"]).text != branch {
            try git.text(["symbolic-ref", "-m", "checkout: by teambot", "HEAD", branch])
        }
        return commit
    }

    /// The commit of a name that may be nobody's.
    private func known(_ git: Git, _ name: String) throws(WorktreeError) -> String? {
        let result = try git.run(["rev-parse", "--verify", "-q", name + "^{commit}"])
        return result.isSuccess ? result.text : nil
    }

    /// On which commits the next one stands: the branch's, the agent's own, or both where neither holds the other.
    private func parents(_ git: Git, tip: String, head: String?) throws(WorktreeError) -> [String] {
        guard let head, head != tip else { return [tip] }
        if try git.run(["merge-base", "--is-ancestor", tip, head]).isSuccess { return [head] }
        if try git.run(["merge-base", "--is-ancestor", head, tip]).isSuccess { return [tip] }
        return [tip, head]
    }

    /// Repositories that somebody has made inside the worktree: a commit holds their names only.
    private func inner(_ worktree: Worktree, _ tree: String, _ git: Git) throws(WorktreeError) -> [String] {
        let parts = try git.run(["diff-tree", "-r", "-z", "--raw", "--no-renames", worktree.base, tree]).parts
        return zip(parts, parts.dropFirst()).compactMap { entry, name in
            guard entry.hasPrefix(":"), entry.dropFirst(8).hasPrefix("160000"),
                FileSystem.kind(worktree.path + "/" + name + "/.git") != nil
            else { return nil }
            return "\(worktree.path)/\(name) is a repository of its own: \(worktree.branch) holds its name, not its "
                + "files, so the worktree stays until you have looked at it."
        }
    }

    /// A message as a program's argument can carry it.
    private static func bounded(_ message: String) -> String {
        let text = String(decoding: message.utf8.filter { $0 != 0 }.prefix(60_000), as: UTF8.self)
        return text.isEmpty ? "Changes" : text
    }
}
