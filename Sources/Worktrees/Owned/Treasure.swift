import Platform

/// What would be lost with a worktree.
struct Treasure {
    private let repository: Repository
    private let path: String
    private let file: OwnerFile

    init(_ repository: Repository, _ path: String, _ file: OwnerFile) {
        self.repository = repository
        self.path = path
        self.file = file
    }

    /// What there is, as the end of a sentence; nil where all of it is in commits that a branch holds.
    func found() throws(WorktreeError) -> String? {
        guard let registration = repository.registration(of: path) else { return try foundWithoutRegistration() }
        switch repository.lock(of: registration) {
        case .halfMade: return nil
        case .user: return "somebody has locked it, and `git worktree unlock` ends that"
        case nil: break
        }
        let git = repository.git(in: path, registration)
        let status = try git.run(["status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=none"])
        guard status.isSuccess else { return "git cannot tell what is in it (\(status.complaint))" }
        guard status.output.isEmpty else { return "it has changes that are not committed" }
        if try git.hidesChanges() { return "git is told there to overlook changes" }
        let head = try git.text(["rev-parse", "--verify", "HEAD"])
        let holders = try git.text(["for-each-ref", "--count=1", "--format=%(refname)", "--contains", head])
        return head == file.base || !holders.isEmpty ? nil : "it has commits that no branch holds"
    }

    /// Without a registration nothing tells on which commit it stands: its files must be those of its branch or base.
    private func foundWithoutRegistration() throws(WorktreeError) -> String? {
        let repository = repository
        let git = repository.git.at(path).with(
            variables: ["GIT_DIR=" + repository.commonDirectory, "GIT_WORK_TREE=" + path])
        for commit in [file.branch.isEmpty ? file.base : "refs/heads/" + file.branch, file.base] {
            let tree = try TemporaryIndex.with(copyOf: nil) { (index) throws(WorktreeError) in
                let git = git.with(variables: ["GIT_INDEX_FILE=" + index], options: TemporaryIndex.options)
                guard try git.run(["read-tree", commit]).isSuccess else { return "" }
                try git.text(["add", "-A", "--", "."])
                return try git.text(["write-tree"])
            }
            let wanted = try git.run(["rev-parse", "--verify", "-q", commit + "^{tree}"]).text
            if !tree.isEmpty, tree == wanted { return nil }
        }
        return "git does not know it any more, and its files are not those of a commit"
    }
}
