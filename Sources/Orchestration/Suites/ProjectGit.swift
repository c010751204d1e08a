package import RunStorage
import Worktrees

/// What git says of the project that is tested.
package enum ProjectGit {
    /// Seconds after which evidence does without it.
    private static let patience = 10.0

    /// The commit, the branch and whether files differ from it; nil where there is no repository with a commit.
    package static func facts(of project: String, _ environment: [(name: String, value: String)]) -> EvidenceGit? {
        let git = QuietGit(project: project, environment: environment, seconds: patience)
        guard let commit = git.commit("HEAD"), let quiet = git.withoutFilters() else { return nil }
        var facts = EvidenceGit(commit: commit, branch: quiet.branch(), isDirty: !quiet.status(4_096).isEmpty)
        // Later nobody can tell which changes these were but by the name of all files together.
        if facts.isDirty, let files = quiet.files(since: commit) {
            facts.isDirty = !files.changed.isEmpty
            facts.tree = facts.isDirty ? files.tree : nil
        }
        return facts
    }
}
