import Execution
import Orchestration
import Platform
import RunStorage
import StateMachine
import Worktrees

extension SessionEngine {
    /// Merges the finished branches one after the other onto a branch of the session, and checks after each merge.
    /// What does not fit, or fails the check, is left out and reported.
    func integrate() async throws {
        guard begun.state.options.integrates, let repository, let base = begun.state.baseCommit else { return }
        let open = await recorder.look { state in
            state.executions.filter { $0.status == .complete && $0.branch != nil && $0.integration != .merged }
        }
        guard !open.isEmpty else { return }
        let (directory, control) = (begun.directory, EngineControl())
        // What an engine before this one was checking must not work in the same place.
        try await onOwnThread(throwing: { try LiveAttempts.end(of: RunDirectory(path: directory.path)) })
        let integration = Integration(
            repository, settings: Self.worktreeSettings(begun), session: begun.state.id,
            stateDirectory: directory.path, base: base)
        await self.control.whileRunning(0, control) {
            for execution in open where self.control.reason == nil {
                guard (try? await self.integrate(execution, integration, control)) != nil else { return }
            }
        }
        do { try await integration.close() } catch { place.tell("warning: \(error)") }
    }

    private func integrate(_ execution: Execution, _ integration: Integration, _ control: EngineControl) async throws {
        guard let branch = execution.branch else { return }
        var result = IntegrationResult.merged
        var error: String?
        var worktree: Worktree?
        do {
            let made = try await integration.worktree()
            worktree = made
            switch try await integration.merge(branch: branch, title: "Merge \(branch): \(execution.title)") {
            case .conflict(let files):
                result = .conflict
                error = "These files do not fit together: \(files.prefix(20).joined(separator: ", "))."
            case .merged:
                guard let command = begun.workflow.session.integrateCheck else { break }
                let executor = LocalExecutor(
                    loop: loop, running: control.running, supervisor: [place.program, "supervise"])
                if let failure = try await IntegrationCheck(begun.directory, command, executor).run(in: made) {
                    try await integration.undoLast()
                    (result, error) = (.checkFailed, failure)
                }
            }
        } catch let failure as WorktreeError {
            (result, error) = (.failed, failure.description)
        }
        try await recorder.record(
            Event(.executionIntegrated).with {
                $0.execution = execution.number
                $0.status = result.rawValue
                $0.error = error
                $0.branch = worktree?.branch
            })
    }
}
