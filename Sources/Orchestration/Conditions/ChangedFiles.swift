import Platform
import RunStorage
import StateMachine
import Worktrees

/// The files of the project that have changed since its run began, as git tells them.
struct ChangedFiles: Sendable {
    private static let patience = 60.0

    private let context: RunContext

    /// Prepares the comparison with the base commit of a run.
    init(_ context: RunContext) { self.context = context }

    /// Paths relative to the project, those of new files among them; throws the sentence that fails a stage where git
    /// cannot tell.
    func since(_ base: String?) async throws -> [String] {
        guard let base else {
            throw StageEnd.failed(
                .failed,
                "Its condition asks what has changed, but the run has no base commit: the project was no git repository "
                    + "with a commit when the run began. Remove \"changed\" from its \"when\", or begin a new run in a "
                    + "repository.")
        }
        let (project, environment) = (context.project, context.environment)
        let changed = await onOwnThread { () -> [String]? in
            let git = QuietGit(project: project, environment: environment, seconds: Self.patience)
            guard let commit = git.commit(base) else { return nil }
            return git.withoutFilters()?.changedFiles(since: commit)
        }
        guard let changed else {
            throw StageEnd.failed(
                .failed,
                "Its condition asks what has changed, but git cannot tell what has changed since \(base): it is missing, "
                    + "or the commit is gone. Make it work in \(project), then go on with `teambot resume`.")
        }
        return changed
    }
}
