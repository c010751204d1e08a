/// How much a branch has changed since its base.
package struct ChangeCount: Sendable, Equatable {
    package var files: Int
    /// Lines added.
    package var insertions: Int
    /// Lines removed.
    package var deletions: Int

    /// Counts changes.
    package init(files: Int, insertions: Int, deletions: Int) {
        self.files = files
        self.insertions = insertions
        self.deletions = deletions
    }
}
