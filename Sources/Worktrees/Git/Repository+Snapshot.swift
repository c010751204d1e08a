import Platform

extension Repository {
    /// A commit without a branch of all that is in a working directory now: tracked changes and untracked files that
    /// are not ignored. Neither the user's index nor any file is touched.
    ///
    /// - Parameter excluded: paths, relative to the directory's top, that are left as its last commit has them.
    package func snapshot(
        of directory: String, excluding excluded: [String] = []
    ) async throws(WorktreeError) -> String {
        try await aside { () throws(WorktreeError) in try snapshotAside(directory, excluded) }
    }

    private func snapshotAside(_ directory: String, _ excluded: [String]) throws(WorktreeError) -> String {
        let places = try git.at(directory).text([
            "rev-parse", "--path-format=absolute", "--show-toplevel", "--git-common-dir", "--git-dir",
        ]).split(separator: "\n").map(String.init)
        guard places.count == 3, places[1] == commonDirectory else {
            throw WorktreeError(.gone, "The directory \(directory) does not belong to the repository \(top) any more.")
        }
        let (git, head) = (git.at(places[0]), try git.at(places[0]).text(["rev-parse", "--verify", "-q", "HEAD"]))
        let tree = try TemporaryIndex.with(copyOf: places[2] + "/index") { (index) throws(WorktreeError) in
            let git = git.with(variables: ["GIT_INDEX_FILE=" + index], options: TemporaryIndex.options)
            try git.text(["add", "-A", "--", "."] + excluded.map { ":(exclude,top,literal)" + $0 })
            return try git.text(["write-tree"])
        }
        if try git.text(["rev-parse", "--verify", "-q", "HEAD^{tree}"]) == tree { return head }
        return try git.with(variables: Identity.variables(git))
            .text(["commit-tree", "-p", head, "-m", "What was there when teambot looked", tree])
    }
}
