/// What git says of the project that was tested.
package struct EvidenceGit: Sendable, Equatable {
    /// The whole name of the commit.
    package var commit: String
    /// The branch; nil where none is checked out.
    package var branch: String?
    /// Whether files differ from the commit.
    package var isDirty: Bool
    /// The name that git gives to all files together where they differ from the commit; nil where nobody has asked.
    package var tree: String?

    /// Puts the facts together.
    package init(commit: String, branch: String?, isDirty: Bool, tree: String? = nil) {
        self.commit = commit
        self.branch = branch
        self.isDirty = isDirty
        self.tree = tree
    }
}
