import Platform
import RunStorage
import Worktrees

/// Compares the project as it is now with what its tests ran on.
package struct ProjectComparison: Sendable {
    /// Seconds after which git is not waited for any more.
    private static let patience = 60.0

    /// Where the run says that its project is; it may be the path of another machine.
    private let project: String
    /// Where somebody looks from: another clone, perhaps.
    private let directory: String
    private let environment: [(name: String, value: String)]

    /// Looks for the project where the run had it, and else where somebody looks from.
    package init(project: String, directory: String, environment: [(name: String, value: String)]) {
        self.project = project
        self.directory = directory
        self.environment = environment
    }

    /// The project's directory as the run knows it, where it is on this machine.
    var place: String? {
        !project.isEmpty && FileSystem.kind(project) == .directory ? project : nil
    }

    /// Whether the files are those of then, in a sentence; nil where no project is here.
    func compare(_ then: EvidenceGit) -> (isProved: Bool?, sentence: String) {
        let name = "commit \(then.commit.prefix(12))" + (then.isDirty ? " with changes" : "")
        guard let git = repository(with: then.commit) else {
            guard git(place ?? "")?.commit("HEAD") == nil else {
                return (false, "The tests ran on \(name), which the repository of \(project) does not have any more.")
            }
            return (nil, "The tests ran on \(name); there is no project here to compare with.")
        }
        guard let tree = then.isDirty ? then.tree : git.tree(of: then.commit) else {
            return (false, "The tests ran on \(name), and which changes these were is not recorded: not proved.")
        }
        guard let now = git.withoutFilters()?.files(since: then.commit) else {
            return (false, "The tests ran on \(name), and git cannot tell what the project's files are now.")
        }
        if now.tree == tree { return (true, "The tests ran on \(name), and the project's files are the same now.") }
        return (false, "The tests ran on \(name), and the project's files are others now: \(difference(then, now)).")
    }

    private func difference(_ then: EvidenceGit, _ now: QuietGit.Files) -> String {
        // The files of uncommitted changes are kept by nobody, only the name of all together.
        if then.isDirty {
            return now.changed.isEmpty
                ? "the changes are gone" : "from the commit differ now " + NamedFiles.text(now.changed)
        }
        return NamedFiles.text(now.changed) + " changed"
    }

    private func repository(with commit: String) -> QuietGit? {
        for place in [place, directory].compactMap(\.self) {
            if let git = git(place), git.commit(commit) != nil { return git }
        }
        return nil
    }

    private func git(_ place: String) -> QuietGit? {
        guard FileSystem.kind(place) == .directory else { return nil }
        return QuietGit(project: place, environment: environment, seconds: Self.patience)
    }
}
