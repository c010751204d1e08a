import Platform

/// The branches of a repository, as far as teambot makes and removes its own.
struct Branches {
    private let repository: Repository

    init(_ repository: Repository) { self.repository = repository }

    /// Makes a branch, in one step that fails where somebody has the name.
    ///
    /// - Parameter maker: for whom, as the branch's log keeps it.
    func make(_ branch: String, _ base: String, for maker: String = "") throws(WorktreeError) {
        let result = try repository.git.run([
            "update-ref", "--create-reflog", "-m", Self.mark(maker), "refs/heads/" + branch, base, "",
        ])
        guard !result.isSuccess else { return }
        let isTaken = try exists(branch)
        let isCramped = try hasPartOf(branch)
        if isTaken || isCramped {
            throw WorktreeError(.taken, "There is a branch already that leaves no room for \(branch).")
        }
        throw WorktreeError(.failed, "The branch \(branch) cannot be made: \(result.complaint).")
    }

    /// Whether a branch was made for somebody, and nothing has happened on it since, nor is it checked out anywhere.
    func isUnused(_ branch: String, _ base: String, madeFor maker: String) throws(WorktreeError) -> Bool {
        guard try details(of: branch) == base + " " else { return false }
        return try repository.git.text(["reflog", "show", "--format=%gs", "refs/heads/" + branch]) == Self.mark(maker)
    }

    private static func mark(_ maker: String) -> String {
        "branch: Created by teambot" + (maker.isEmpty ? "" : " for " + maker)
    }

    /// Removes a branch of teambot's on which nothing has happened, unless somebody has it checked out.
    func removeUnused(_ branch: String, _ base: String) {
        guard !branch.isEmpty, let tip = try? details(of: branch), tip == base + " " else { return }
        // Only from that very commit; whoever has been faster keeps the branch.
        _ = try? repository.git.run(["update-ref", "-d", "refs/heads/" + branch, base])
    }

    /// Removes what a `git` that was killed has left at a branch of one's own that nobody works on.
    func removeLock(_ branch: String) {
        guard !branch.isEmpty else { return }
        try? FileSystem.removeFile("\(repository.commonDirectory)/refs/heads/\(branch).lock")
    }

    /// Removes what a `git` that was killed has left at any branch that was to be made for features of one's own.
    func removeLocks(ofFeatures features: [String]) {
        let parts = Set(features.map(BranchName.part))
        let heads = repository.commonDirectory + "/refs/heads"
        for (directory, prefix) in [(heads + "/teambot", ""), (heads, "teambot-")] {
            for name in FileSystem.list(directory) where name.hasPrefix(prefix) && name.hasSuffix(".lock") {
                let part = name.dropFirst(prefix.count).dropLast(".lock".count)
                let digits = part.reversed().prefix { $0.isNumber }.count
                // `x-2` is the branch of another feature, or the second one that was tried for `x`.
                let base = digits > 0 && part.dropLast(digits).last == "-" ? part.dropLast(digits + 1) : part
                guard parts.contains(String(part)) || parts.contains(String(base)) else { continue }
                try? FileSystem.removeFile("\(directory)/\(name)")
            }
        }
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

    /// The commit and the worktree of a branch, separated by a blank; empty where there is none.
    private func details(of branch: String) throws(WorktreeError) -> String {
        let name = "refs/heads/" + branch
        let lines = try repository.git.text([
            "for-each-ref", "--format=%(refname) %(objectname) %(worktreepath)", name,
        ])
        // git also lists what is below a branch's name.
        let own = lines.split(separator: "\n").first { $0.hasPrefix(name + " ") }
        return own.map { String($0.dropFirst(name.count + 1)) } ?? ""
    }
}
