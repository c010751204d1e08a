/// What an objective has left on its branch.
package struct WorktreeChanges: Sendable, Equatable {
    /// The branch's last commit, whole.
    package var commit: String
    /// How many files differ from the base.
    package var files: Int
    /// How many lines are new.
    package var insertions: Int
    /// How many lines are gone.
    package var deletions: Int
    /// The text of `git diff --stat`, of at most 200 files.
    package var statistics: String
    /// What is not on the branch although it is in the worktree, as sentences; the worktree then stays.
    package var warnings: [String] = []

    /// Reads what `git diff --stat` has printed; its last line has the sums.
    init(commit: String, statistics: String, warnings: [String] = []) {
        self.commit = commit
        self.statistics = statistics
        self.warnings = warnings
        let sums = statistics.split(separator: "\n").last?.split(separator: ",") ?? []
        func number(_ word: String) -> Int {
            sums.first { $0.contains(word) }.flatMap { Int($0.drop { $0 == " " }.prefix { $0.isNumber }) } ?? 0
        }
        files = number("changed")
        insertions = number("insertion")
        deletions = number("deletion")
    }
}
