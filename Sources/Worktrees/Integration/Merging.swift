/// Merges in the worktree of an integration; for threads that may wait.
struct Merging {
    private let owned: OwnedWorktrees
    private let worktree: Worktree
    private let kept: [String]

    init(_ owned: OwnedWorktrees, _ worktree: Worktree, _ kept: [String]) {
        self.owned = owned
        self.worktree = worktree
        self.kept = kept
    }

    /// The worktree without what an interruption may have left in the middle of a merge; made anew where it is damaged.
    func cleaned() throws(WorktreeError) -> Worktree {
        do throws(WorktreeError) {
            try reset(to: "refs/heads/" + worktree.branch)
            return worktree
        } catch {
            try owned.removeAside(worktree.path)
            return try owned.remakeAside(worktree)
        }
    }

    /// Sets the branch and all files to a commit; what stands at the kept paths stays.
    func reset(to commit: String) throws(WorktreeError) {
        let git = try self.git()
        try git.text(["symbolic-ref", "HEAD", "refs/heads/" + worktree.branch])
        try git.text(["reset", "-q", "--hard", commit])
        try git.text(["clean", "-q", "-ffdx"] + owned.patterns(kept, worktree))
    }

    /// Merges a branch; also gives the commit before it, to which a failed check leads back.
    func merge(_ branch: String, _ title: String) throws(WorktreeError) -> (MergeOutcome, before: String) {
        try reset(to: "HEAD")
        let git = try self.git()
        let tip = try git.text(["rev-parse", "--verify", "-q", "refs/heads/\(branch)^{commit}"])
        let head = try git.text(["rev-parse", "HEAD"])
        let parents = try git.text(["rev-list", "--parents", "-n", "1", "HEAD"]).split(separator: " ").map(String.init)
        // Merged by a session that was interrupted before it had checked.
        if parents.count == 3, parents[2] == tip { return (.merged(commit: head), parents[1]) }
        let named = git.with(
            variables: try Identity.variables(git), options: ["-c", "merge.autoStash=false", "-c", "merge.stat=false"])
        let result = try named.run([
            "merge", "-q", "--no-ff", "--no-edit", "--no-verify", "-m", title.isEmpty ? "Merge \(branch)" : title, tip,
        ])
        if result.isSuccess { return (.merged(commit: try git.text(["rev-parse", "HEAD"])), head) }
        let files = try git.run(["diff", "--name-only", "--diff-filter=U", "-z"]).parts
        try reset(to: head)
        guard !files.isEmpty else {
            throw WorktreeError(.failed, "The branch \(branch) cannot be merged: \(result.complaint).")
        }
        return (.conflict(files: files), head)
    }

    private func git() throws(WorktreeError) -> Git {
        guard let registration = owned.repository.registration(of: worktree.path) else {
            throw WorktreeError(.gone, "The worktree \(worktree.path), in which branches are merged, is gone.")
        }
        owned.repository.restoreLink(worktree.path, registration)
        return owned.repository.git(in: worktree.path, registration)
    }
}
