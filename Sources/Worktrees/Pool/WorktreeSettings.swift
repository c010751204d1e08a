/// How a session's worktrees are made.
package struct WorktreeSettings: Sendable {
    /// Where they stand: absolute, or relative to the repository's top; nil: beside it, `<name>-worktrees`.
    package var directory: String?
    /// Paths, relative to the project, that stay when a worktree is used again, such as `.build`.
    package var cachePaths: [String]
    /// The command that prepares a worktree for an objective; empty: none.
    package var setup: [String]
    /// How long a worktree is waited for, and how long its preparation may take.
    package var acquireSeconds: Double
    /// The environment of git and of the command.
    package var environment: [(name: String, value: String)]

    /// Describes settings.
    package init(
        directory: String? = nil, cachePaths: [String] = [], setup: [String] = [], acquireSeconds: Double = 300,
        environment: [(name: String, value: String)]
    ) {
        self.directory = directory
        self.cachePaths = cachePaths
        self.setup = setup
        self.acquireSeconds = acquireSeconds
        self.environment = environment
    }

    /// The directory in which the worktrees of a repository stand.
    func place(of repository: Repository) -> String {
        guard let directory, !directory.isEmpty else { return repository.top + "-worktrees" }
        return directory.hasPrefix("/") ? directory : repository.top + "/" + directory
    }
}
