import Platform

extension BuildGround {
    /// The commit on which the builders begin: the project as it is now, tracked and untracked files.
    ///
    /// Where an earlier engine has begun already its base stays as long as the project is the same. A new one follows
    /// it, so that results that are there already can be put together on it.
    package func begin() async throws(WorktreeError) -> String {
        let now = try await repository.snapshot(of: repository.top, excluding: excluded)
        return try await aside { () throws(WorktreeError) in
            let earlier = try found(.base)
            let tree = try tree(of: now)
            if let earlier, try self.tree(of: earlier) == tree { return earlier }
            let base = try commit(tree, on: [earlier ?? now], "The project when its builders began")
            try set(.merged, nil)
            try set(.base, base)
            return base
        }
    }

    /// Makes the worktree of a task: the base, what is put together so far, and the results that the task needs.
    ///
    /// - Returns: false where these do not go together by themselves; the task then waits until they are put together.
    package func makeReady(_ task: String, on merged: String, with results: [String]) async throws(WorktreeError)
        -> Bool
    {
        try await aside { () throws(WorktreeError) in
            let worktree = worktree(task)
            try makeAnew(worktree, at: merged)
            let git = try git(in: worktree)
            for result in results {
                guard try git.run(Self.merge(result, "What the task needs")).isSuccess else {
                    try discardAside(worktree)
                    return false
                }
            }
            // A project of nothing but ignored files has left no directory.
            try writing { () throws(SystemError) in try FileSystem.makeDirectories(worktree.project) }
            try set(.began(task: task), try git.text(["rev-parse", "HEAD"]))
            return true
        }
    }

    /// Commits what is in the worktree of a task, whatever its agent has done with branches and commits there.
    package func keep(_ task: String, message: String) async throws(WorktreeError) -> String {
        let worktree = worktree(task)
        let now = try await repository.snapshot(of: worktree.path)
        return try await aside { () throws(WorktreeError) in
            guard let base = try found(.began(task: task)) else {
                throw WorktreeError(
                    .noCommit, "The reference \(references)/began/\(task), on which the task began, is gone.")
            }
            let commit = try commit(tree(of: now), on: [base], message)
            try set(.result(task: task), commit)
            return commit
        }
    }

    /// The message of the commit that a task has left; nil where there is none.
    package func message(_ task: String) async throws(WorktreeError) -> String? {
        try await aside { () throws(WorktreeError) in
            guard let commit = try found(.result(task: task)) else { return nil }
            return try git.text(["log", "-1", "--format=%B", commit])
        }
    }

    /// Whether a commit is still there.
    package func has(_ commit: String) async throws(WorktreeError) -> Bool {
        try await aside { () throws(WorktreeError) in
            try git.run(["cat-file", "-e", commit + "^{commit}"]).isSuccess
        }
    }

    static func merge(_ commit: String, _ message: String) -> [String] {
        ["merge", "-q", "--no-ff", "--no-edit", "--no-verify", "--no-autostash", "-m", message, commit]
    }
}
