import Platform

/// Worktrees that teambot makes and removes for one owner. A file beside each, written first and removed last, tells
/// whose it is; what has no such file is never touched.
package struct OwnedWorktrees: Sendable {
    /// The repository that they belong to.
    let repository: Repository
    /// Who makes them.
    let owner: WorktreeOwner
    /// The directory that they stand in, absolute; it is made when it is needed.
    let directory: String

    /// Makes worktrees in a directory, given absolute or relative to the repository's top.
    package init(_ repository: Repository, directory: String, owner: WorktreeOwner) {
        self.repository = repository.marked(owner)
        self.owner = owner
        self.directory = directory.hasPrefix("/") ? directory : repository.top + "/" + directory
    }

    /// Makes a worktree, on a new branch or, without one, on no branch at all.
    ///
    /// - Throws: `WorktreeError.Code.taken` where the name or the branch is somebody's.
    package func make(name: String, branch: String?, base: String) async throws(WorktreeError) -> Worktree {
        try await aside { () throws(WorktreeError) in try makeAside(name, branch, base) }
    }

    /// Removes a worktree with all that is in it; its branch stays.
    package func remove(_ worktree: Worktree) async throws(WorktreeError) {
        try await aside { () throws(WorktreeError) in try removeAside(worktree.path) }
    }

    func makeAside(_ name: String, _ branch: String?, _ base: String) throws(WorktreeError) -> Worktree {
        guard let branch else { return try make(name, on: nil, base) }
        try Branches(repository).make(branch, base)
        do throws(WorktreeError) { return try make(name, on: branch, base) } catch {
            Branches(repository).removeUnused(branch, base)
            throw error
        }
    }

    /// Makes a worktree on a branch that is there, or on none.
    func make(_ name: String, on branch: String?, _ base: String) throws(WorktreeError) -> Worktree {
        let worktree = try place(name, branch ?? "", base)
        try begin(worktree)
        return try add(worktree, branch.map { [worktree.path, $0] } ?? ["--detach", worktree.path, base])
    }

    /// Makes a worktree anew on a branch that is there.
    func remakeAside(_ worktree: Worktree) throws(WorktreeError) -> Worktree {
        try begin(worktree)
        if let registration = repository.registration(of: worktree.path) { try unregister(worktree.path, registration) }
        return try add(worktree, [worktree.path, worktree.branch])
    }

    /// Where a worktree of a name is, or will be, as git will call it.
    func place(_ name: String, _ branch: String, _ base: String) throws(WorktreeError) -> Worktree {
        do throws(SystemError) { try FileSystem.makeDirectories(directory) } catch {
            throw WorktreeError(
                .cannotWrite,
                "Worktrees cannot be made in \(directory). \(error.description) \(error.remedy), or name another place "
                    + "with `worktree_dir` in stages.json.")
        }
        let place = FileSystem.canonical(directory) ?? directory
        guard FileSystem.kind(place) == .directory else {
            throw WorktreeError(
                .cannotWrite,
                "Worktrees cannot be made in \(directory): it is no directory. Name another place with `worktree_dir` in "
                    + "stages.json.")
        }
        return Worktree(
            name: name, path: place + "/" + name, prefix: repository.prefix, branch: branch, base: base)
    }

    /// Writes the file that tells whose the worktree will be.
    private func begin(_ worktree: Worktree) throws(WorktreeError) {
        let known = OwnerFile.read(for: worktree.path)
        let hasForeignFile = FileSystem.kind(OwnerFile.path(worktree.path)) != nil && known?.owner != owner
        guard FileSystem.kind(worktree.path) == nil, !hasForeignFile else {
            throw WorktreeError(.taken, "There is something at \(worktree.path) already.")
        }
        try write(worktree)
    }

    func write(_ worktree: Worktree, isKept: Bool = false) throws(WorktreeError) {
        let file = OwnerFile(
            owner: owner, repository: repository.commonDirectory, branch: worktree.branch, base: worktree.base,
            isKept: isKept)
        try writing { () throws(SystemError) in try file.write(for: worktree.path) }
    }

    private static func isDisturbed(_ result: GitResult) -> Bool {
        !result.isSuccess && result.errors.contains("/worktrees/")
            && ["failed to read", "Invalid path"].contains(where: result.errors.contains)
    }

    private func add(_ worktree: Worktree, _ arguments: [String]) throws(WorktreeError) -> Worktree {
        var result = try repository.git.run(["worktree", "add", "-q"] + arguments)
        // git looks at all registrations, also at one that another git is just making or removing.
        for _ in 0..<8 where Self.isDisturbed(result) {
            result = try repository.git.run(["worktree", "add", "-q"] + arguments)
        }
        if result.isSuccess { return worktree }
        if result.errors.contains("already exists"), repository.registration(of: worktree.path) == nil {
            // Somebody has been faster there, and it is his.
            try? FileSystem.removeFile(OwnerFile.path(worktree.path))
            throw WorktreeError(.taken, "There is something at \(worktree.path) already.")
        }
        try? removeAside(worktree.path)
        if ["unable to write", "No space left"].contains(where: result.errors.contains) {
            throw WorktreeError(
                .cannotWrite,
                "The worktree \(worktree.path) cannot be written: \(result.complaint). Make room on the disk, then try "
                    + "again.")
        }
        throw WorktreeError(.failed, "The worktree \(worktree.path) cannot be made: \(result.complaint).")
    }
}
