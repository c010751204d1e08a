import Platform

/// The git repository that a project stands in.
package struct Repository: Sendable {
    /// The top of the working directory that the project is in, without links.
    package let top: String
    /// The directory that all worktrees of the repository share.
    package let commonDirectory: String
    /// The part of the path below the top where the project is: empty, or `sub/project`.
    package let prefix: String
    /// git in the top.
    package let git: Git

    /// Finds the repository of a project.
    package static func find(
        project: String, environment: [(name: String, value: String)]
    ) async throws(WorktreeError) -> Repository {
        try await aside { () throws(WorktreeError) in try found(project, environment) }
    }

    /// The same for threads that may wait.
    package static func found(
        _ project: String, _ environment: [(name: String, value: String)]
    ) throws(WorktreeError) -> Repository {
        let git = Git(directory: project, environment: environment)
        let result = try git.run([
            "rev-parse", "--path-format=absolute", "--show-toplevel", "--git-common-dir", "--show-prefix",
        ])
        guard result.isSuccess else { throw refusal(project, result) }
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 4, let top = lines.first, top.hasPrefix("/"), lines[1].hasPrefix("/") else {
            throw WorktreeError(
                .notARepository,
                "The path of the repository around \(project) holds a line break, or git is older than 2.31; rename "
                    + "the directory or update git, or use `--workers 1` without worktrees.")
        }
        let prefix = lines[2].hasSuffix("/") ? String(lines[2].dropLast()) : lines[2]
        return Repository(top: top, commonDirectory: lines[1], prefix: prefix, git: git.at(top))
    }

    private static func refusal(_ project: String, _ result: GitResult) -> WorktreeError {
        let advice = "use `--workers 1` without worktrees"
        if result.errors.contains("not a git repository") {
            return WorktreeError(
                .notARepository,
                "\(project) is not in a git repository, so there can be no worktrees: make one with `git init` and a "
                    + "first commit, or \(advice).")
        }
        if result.errors.contains("work tree") {
            return WorktreeError(
                .notARepository,
                "\(project) is a git repository without files (a bare one): start teambot in a clone or worktree of it, "
                    + "or \(advice).")
        }
        return WorktreeError(
            .notARepository,
            "git cannot use the repository of \(project): \(result.complaint). Repair that, or \(advice).")
    }

    /// The same, with calls of git that are known to be those of an owner.
    func marked(_ owner: WorktreeOwner) -> Repository {
        Repository(top: top, commonDirectory: commonDirectory, prefix: prefix, git: git.marked(owner))
    }

    /// The whole name of a commit that is named `HEAD`, by a branch, a tag or its beginning.
    package func commit(_ name: String) async throws(WorktreeError) -> String {
        try await aside { () throws(WorktreeError) in try found(commit: name) }
    }

    package func found(commit name: String) throws(WorktreeError) -> String {
        // What begins with a dash would be an option.
        let result =
            name.hasPrefix("-")
            ? nil : try git.run(["rev-parse", "--verify", "-q", name + "^{commit}"])
        if let result, result.isSuccess, result.text.count >= 40 { return result.text }
        if name == "HEAD" {
            throw WorktreeError(
                .noCommit,
                "The repository \(top) has no commit yet, so there is nothing that a worktree could begin on: make a "
                    + "first one with `git add -A` and `git commit`.")
        }
        throw WorktreeError(
            .noCommit, "There is no commit \(name) in the repository \(top); `git branch -a` and `git log` show some.")
    }
}
