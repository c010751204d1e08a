import Platform

extension OwnedWorktrees {
    /// Whether something stands where a worktree of that name would be.
    func isTaken(_ name: String) -> Bool {
        let path = directory + "/" + name
        return FileSystem.kind(path) != nil || FileSystem.kind(OwnerFile.path(path)) != nil
    }

    /// Whether a worktree has been given to something else, or to nobody, since it was there for this branch.
    func isForAnother(_ worktree: Worktree) -> Bool {
        OwnerFile.read(for: worktree.path).map { $0.owner == owner && $0.branch != worktree.branch } ?? false
    }

    /// Makes a worktree on a new branch for a feature.
    func makeAside(_ name: String, feature: String, _ base: String) throws(WorktreeError) -> Worktree {
        if isTaken(name) { throw WorktreeError(.taken, "There is something named \(name) in \(directory) already.") }
        let branch = try Branches(repository).make(feature: feature, base, session: owner.session)
        do throws(WorktreeError) { return try make(name, on: branch, base) } catch {
            Branches(repository).removeUnused(branch, base)
            throw error
        }
    }

    /// Puts a clean worktree that has the base's files already onto a new branch for a feature.
    func reuseAside(_ free: Worktree, _ feature: String) throws(WorktreeError) -> Worktree {
        guard FileSystem.kind(free.path) == .directory, let registration = repository.registration(of: free.path)
        else { throw WorktreeError(.gone, "The worktree \(free.path) is gone.") }
        var worktree = free
        worktree.branch = try Branches(repository).make(feature: feature, free.base, session: owner.session)
        try write(worktree)
        repository.restoreLink(free.path, registration)
        try repository.git(in: free.path, registration).text([
            "symbolic-ref", "-m", "checkout: by teambot", "HEAD", "refs/heads/" + worktree.branch,
        ])
        return worktree
    }

    /// A worktree as it was left; made anew from its branch where its directory is gone, or was never whole.
    ///
    /// - Returns: the worktree, and whether it was made anew.
    func restoreAside(_ worktree: Worktree) throws(WorktreeError) -> (worktree: Worktree, isNew: Bool) {
        if let known = OwnerFile.read(for: worktree.path), known.owner != owner {
            throw WorktreeError(.taken, "The worktree \(worktree.path) belongs to the session \(known.owner.session).")
        }
        if !(try Branches(repository).exists(worktree.branch)) {
            try Branches(repository).make(worktree.branch, worktree.base)
        }
        if let registration = repository.registration(of: worktree.path),
            repository.lock(of: registration) == .halfMade
        {
            try removeAside(worktree.path)
            Branches(repository).removeLock(worktree.branch)
        }
        guard FileSystem.kind(worktree.path) != nil else { return (try remakeAside(worktree), true) }
        guard OwnerFile.read(for: worktree.path) != nil else {
            throw WorktreeError(
                .taken, "\(worktree.path) has no owner file any more, so it is left alone; move it away to go on.")
        }
        if let registration = repository.registration(of: worktree.path) {
            repository.restoreLink(worktree.path, registration)
        } else {
            try register(worktree)
        }
        try write(worktree)
        return (worktree, false)
    }

    /// Makes a directory whose registration is gone a worktree again: on its branch, with its files as they are.
    private func register(_ worktree: Worktree) throws(WorktreeError) {
        let other = worktree.path + ".registering"
        try repository.git.text(["worktree", "add", "-q", "--no-checkout", other, worktree.branch])
        guard let registration = repository.registration(of: other) else {
            throw WorktreeError(
                .failed, "git has made no worktree at \(other); `git worktree list` shows what there is.")
        }
        try writing { () throws(SystemError) in
            try FileSystem.removeTree(other)
            try Descriptor.replacing(registration + "/gitdir").write(Array("\(worktree.path)/.git\n".utf8))
        }
        repository.restoreLink(worktree.path, registration)
        try repository.git(in: worktree.path, registration).text(["reset", "-q", "--mixed"])
    }
}
