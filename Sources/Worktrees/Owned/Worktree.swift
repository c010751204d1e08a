/// A working directory of a repository that teambot has made for one objective, with its branch.
package struct Worktree: Sendable, Equatable {
    /// Its name among all worktrees that teambot has made for this repository.
    package var name: String
    /// Where it is, absolute.
    package var path: String
    /// The part of the path below a worktree's top where the user's project is: empty, or `sub/project`.
    package var prefix: String
    /// The branch that its changes are committed to, `teambot/…`.
    package var branch: String
    /// The commit on which it began, whole.
    package var base: String

    /// Describes a worktree.
    package init(name: String, path: String, prefix: String, branch: String, base: String) {
        self.name = name
        self.path = path
        self.prefix = prefix
        self.branch = branch
        self.base = base
    }

    /// The directory where agents and commands work.
    package var project: String { prefix.isEmpty ? path : path + "/" + prefix }
}
