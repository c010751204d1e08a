import Execution
import Platform

/// The command that prepares a worktree for an objective.
struct WorktreeSetup {
    private let settings: WorktreeSettings

    init(_ settings: WorktreeSettings) { self.settings = settings }

    /// Runs it to its end on a thread of its own; without a command there is nothing to do. Cancellation ends it.
    func run(in worktree: Worktree) async throws(WorktreeError) {
        guard !settings.setup.isEmpty else { return }
        let environment = settings.environment.map { "\($0.name)=\($0.value)" }
        let program = FedProgram(
            arguments: settings.setup, environment: environment, directory: worktree.project, input: [])
        guard let cancellation = try? Descriptor.pipe() else {
            throw WorktreeError(.notPrepared, "The system has no pipe left for `\(name)`; end other programs.")
        }
        let end = await withTaskCancellationHandler {
            await onOwnThread { [settings] in
                program.call(seconds: settings.acquireSeconds, cancellation: cancellation.reading)
            }
        } onCancel: {
            try? cancellation.writing.write([1])
        }
        try check(end, worktree)
    }

    private var name: String { settings.setup.joined(separator: " ") }

    private func check(_ end: FedProgram.End, _ worktree: Worktree) throws(WorktreeError) {
        let what = "The command `\(name)`, which prepares the worktree \(worktree.path),"
        switch end {
        case .succeeded: return
        case .notStarted(let sentence):
            throw WorktreeError(.notPrepared, "\(what) cannot be started: \(sentence) Correct `worktree_setup`.")
        case .failed(_, let said):
            throw WorktreeError(.notPrepared, "\(what) has failed\(said.isEmpty ? "" : ": \(said)"). Correct it.")
        case .tookTooLong:
            throw WorktreeError(
                .tookTooLong,
                "\(what) took more than \(Int(settings.acquireSeconds)) s; allow more with `--acquire-timeout`.")
        case .cancelled: throw WorktreeError(.cancelled, "\(what) is not wanted any more.")
        }
    }
}
