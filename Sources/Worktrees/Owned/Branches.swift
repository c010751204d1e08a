import Platform

/// The branches of a repository, as far as teambot makes and removes its own.
struct Branches {
    private let repository: Repository

    init(_ repository: Repository) { self.repository = repository }

    /// Makes a branch, in one step that fails where somebody has the name.
    func make(_ branch: String, _ base: String) throws(WorktreeError) {
        let result = try repository.git.run([
            "update-ref", "--create-reflog", "-m", "branch: Created by teambot", "refs/heads/" + branch, base, "",
        ])
        guard !result.isSuccess else { return }
        let isTaken = try exists(branch)
        let isCramped = try hasPartOf(branch)
        if isTaken || isCramped {
            throw WorktreeError(.taken, "There is a branch already that leaves no room for \(branch).")
        }
        throw WorktreeError(.failed, "The branch \(branch) cannot be made: \(result.complaint).")
    }

    /// Removes a branch of teambot's on which nothing has happened, unless somebody has it checked out.
    func removeUnused(_ branch: String, _ base: String) {
        guard !branch.isEmpty, let tip = try? details(of: branch), tip == base + " " else { return }
        // Only from that very commit; whoever has been faster keeps the branch.
        _ = try? repository.git.run(["update-ref", "-d", "refs/heads/" + branch, base])
    }

    /// Whether there is a branch of that name.
    func exists(_ branch: String) throws(WorktreeError) -> Bool {
        try repository.git.run(["show-ref", "--verify", "-q", "refs/heads/" + branch]).isSuccess
    }

    /// Whether a branch has a name that is the beginning of another's, or the other way round; git allows one only.
    func hasPartOf(_ branch: String) throws(WorktreeError) -> Bool {
        var parts = branch.split(separator: "/").map(String.init)
        if try !names(below: branch).isEmpty { return true }
        while parts.popLast() != nil, !parts.isEmpty {
            if try exists(parts.joined(separator: "/")) { return true }
        }
        return false
    }

    /// The branches whose names begin with that name and a slash.
    private func names(below branch: String) throws(WorktreeError) -> [Substring] {
        try repository.git.text(["for-each-ref", "--count=1", "--format=%(refname)", "refs/heads/\(branch)/"])
            .split(separator: "\n")
    }

    /// The commit and the worktree of a branch, separated by a blank.
    private func details(of branch: String) throws(WorktreeError) -> String {
        try repository.git.text(["for-each-ref", "--format=%(objectname) %(worktreepath)", "refs/heads/\(branch)"])
    }
}
