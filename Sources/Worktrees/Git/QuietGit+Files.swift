import Platform
import RunStorage

extension QuietGit {
    /// All tracked files and all untracked ones that are not ignored, as they are now.
    package struct Files: Sendable, Equatable {
        /// The name that git gives to all of them together: the same files have the same name everywhere.
        package var tree: String
        /// The paths of those that differ from a commit, relative to the top of the repository.
        package var changed: [String]
    }

    /// Looks at all files of the repository; nil where git cannot tell in time.
    ///
    /// Neither the user's index nor anything else of the repository is written: what git has to keep meanwhile is kept
    /// outside of it.
    package func files(since commit: String) -> Files? {
        do throws(WorktreeError) { return try read(since: commit) } catch { return nil }
    }

    private func read(since commit: String) throws(WorktreeError) -> Files? {
        let places = try git.text([
            "rev-parse", "--path-format=absolute", "--git-path", "index", "--git-path", "objects", "--show-toplevel",
        ]).split(separator: "\n").map(String.init)
        // git separates directories of objects by colons.
        guard places.count == 3, !places[1].contains(where: { $0 == ":" || $0 == "\"" }) else { return nil }
        return try TemporaryIndex.with(copyOf: places[0]) { (index) throws(WorktreeError) in
            let objects = FileSystem.parent(of: index) + "/objects"
            try writing { () throws(SystemError) in try FileSystem.makeDirectory(objects) }
            let git = git.with(
                variables: [
                    "GIT_INDEX_FILE=" + index, "GIT_OBJECT_DIRECTORY=" + objects,
                    "GIT_ALTERNATE_OBJECT_DIRECTORIES=" + places[1],
                ], options: TemporaryIndex.options + ["-c", "core.fsync=none", "-C", places[2]])
            try git.text(["add", "-A", "--", ":/"])
            let changed = try changes(git, since: commit)
            var own: [String] = []
            for path in changed where try isOwn(path, git) { own.append(path) }
            if !own.isEmpty { try git.text(["update-index", "--force-remove", "--"] + own) }
            let tree = try git.text(["write-tree"])
            guard tree.count >= 40 else { return nil }
            return Files(tree: tree, changed: changed.filter { !own.contains($0) })
        }
    }

    private func changes(_ git: Git, since commit: String) throws(WorktreeError) -> [String] {
        let result = try git.run(
            ["diff-index", "--cached", "--name-only", "-z", "--no-renames", "--no-relative", commit], limit: 1 << 26)
        guard result.isSuccess, result.isWhole else {
            throw WorktreeError(.failed, "git cannot compare the files with \(commit): \(result.complaint).")
        }
        return result.parts
    }

    /// Whether a file is the one that keeps a state directory out of commits: it comes and goes with the runs.
    private func isOwn(_ path: String, _ git: Git) throws(WorktreeError) -> Bool {
        guard path.hasSuffix("/.gitignore") else { return false }
        return try git.run(["cat-file", "blob", ":" + path]).output == StateDirectory.ignored
    }

    /// The name that git gives to all files of a commit together; nil where there is no such commit.
    package func tree(of commit: String) -> String? {
        guard !commit.hasPrefix("-") else { return nil }
        let result = try? git.run(["rev-parse", "--verify", "-q", commit + "^{tree}"])
        guard let result, result.isSuccess, result.text.count >= 40 else { return nil }
        return result.text
    }
}
