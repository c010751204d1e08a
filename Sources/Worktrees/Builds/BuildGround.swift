import Platform

/// The git side of a stage that several builders share: the commit they begin on, a worktree for each task, what each
/// has left, and the worktree in which that is put together. Blocking calls run on threads of their own.
///
/// All commits here are on no branch. References below `refs/teambot/<run>/<stage>/` keep them from being collected as
/// garbage and are how a resume finds them again; `clear` removes them. Files that git ignores are not carried over:
/// neither from the project into worktrees nor from there into the project. Submodules stay empty.
package struct BuildGround: Sendable {
    /// The repository of the project.
    let repository: Repository
    /// The worktrees of the run.
    let owned: OwnedWorktrees
    /// What its references begin with.
    let references: String
    /// What the names of its worktrees begin with.
    let label: String
    /// The directory of its worktrees, without links.
    let home: String

    /// Finds the ground of a stage.
    ///
    /// - Parameters:
    ///   - directory: where worktrees stand; nil: beside the repository.
    ///   - state: the run's directory, whose lock tells whether the owner is alive.
    /// - Throws: `WorktreeError` where there is no repository or no commit.
    package static func find(
        project: String, environment: [(name: String, value: String)], directory: String?, run: String, stage: String,
        state: String
    ) async throws(WorktreeError) -> BuildGround {
        try await aside { () throws(WorktreeError) in
            let repository = try Repository.found(project, environment)
            _ = try repository.found(commit: "HEAD")
            if !repository.prefix.isEmpty,
                try repository.git.run(["check-ignore", "-q", "--", repository.prefix]).isSuccess
            {
                throw WorktreeError(.notARepository, "The repository \(repository.top) ignores the project \(project).")
            }
            let place = place(directory, repository)
            let owned = OwnedWorktrees(
                repository, directory: place, owner: WorktreeOwner(session: run, stateDirectory: state))
            // No name of a stage has a plus sign; a reference must not end with ".lock" or hold two dots.
            let name = stage.replacing(".", with: "+")
            return BuildGround(
                repository: repository, owned: owned, references: "refs/teambot/\(run)/\(name)",
                label: "\(run)@\(stage)@", home: FileSystem.canonical(place) ?? place)
        }
    }

    /// Where worktrees stand: always beside the repository itself, also where the project is one of its worktrees.
    private static func place(_ directory: String?, _ repository: Repository) -> String {
        let common = repository.commonDirectory
        let isOrdinary = common.hasSuffix("/.git")
        let top = isOrdinary ? String(common.dropLast("/.git".count)) : repository.top
        guard let directory, !directory.isEmpty else { return top + "-worktrees" }
        return directory.hasPrefix("/") ? directory : top + "/" + directory
    }

    /// The directory of worktrees where it is below the project's top: it is none of the project's files.
    var excluded: [String] {
        home.hasPrefix(repository.top + "/") ? [String(home.dropFirst(repository.top.utf8.count + 1))] : []
    }

    /// The worktree of a name of this stage, whether it is there or not.
    package func worktree(_ name: String) -> Worktree {
        let name = label + name.replacing(" ", with: "-")
        return Worktree(
            name: name, path: home + "/" + name, prefix: repository.prefix, branch: "",
            base: "")
    }

    /// The worktree in which the results are put together.
    package var merging: Worktree { worktree("merge") }

    /// git for commits that only teambot sees.
    var git: Git { own(repository.git) }

    func own(_ git: Git) -> Git {
        git.with(options: [
            "-c", "user.name=teambot", "-c", "user.email=teambot@localhost", "-c", "core.logAllRefUpdates=false",
            "-c", "merge.conflictStyle=merge",
        ])
    }

    /// git in one of its worktrees, by its registration.
    func git(in worktree: Worktree) throws(WorktreeError) -> Git {
        guard let registration = repository.registration(of: worktree.path) else {
            throw WorktreeError(.gone, "\(worktree.path) is no worktree of the repository \(repository.top) any more.")
        }
        return own(repository.git(in: worktree.path, registration))
    }

    /// Makes one of its worktrees anew at a commit; what was left there of an earlier one goes away.
    func makeAnew(_ worktree: Worktree, at commit: String) throws(WorktreeError) {
        try discardAside(worktree)
        _ = try owned.make(worktree.name, on: nil, commit)
    }

    /// Removes one of its worktrees with all that is in it, if it is there.
    package func discard(_ worktree: Worktree) async throws(WorktreeError) {
        try await aside { () throws(WorktreeError) in try discardAside(worktree) }
    }

    func discardAside(_ worktree: Worktree) throws(WorktreeError) {
        guard FileSystem.kind(worktree.path) != nil || OwnerFile.read(for: worktree.path) != nil else { return }
        try owned.removeAside(worktree.path)
    }

    /// A commit that holds a tree.
    func commit(_ tree: String, on parents: [String], _ message: String) throws(WorktreeError) -> String {
        try git.text(["commit-tree", tree] + parents.flatMap { ["-p", $0] } + ["-m", message])
    }

    func tree(of commit: String) throws(WorktreeError) -> String {
        try git.text(["rev-parse", "--verify", "-q", commit + "^{tree}"])
    }
}
