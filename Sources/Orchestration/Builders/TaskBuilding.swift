import Platform
import RunStorage
import StateMachine
import Worktrees

/// Has one agent do one task in a worktree of its own, and keeps what it has left as a commit.
struct TaskBuilding: Sendable {
    /// The task has no ground to begin on yet.
    private struct WithoutGround: Error {}

    let context: RunContext
    let stage: Stage
    let places: StagePlaces
    let numbers: AttemptNumbers
    let ground: BuildGround
    let split: TaskSplit

    /// Does a task.
    ///
    /// - Returns: the commit; nil where the results that the task needs do not go together by themselves.
    func build(_ task: Int, by agent: String, on progress: BuilderProgress) async -> Result<String?, any Error> {
        do {
            var commit: String?
            try await places.whileHeld { commit = try await work(task, agent, progress) }
            return .success(commit)
        } catch is WithoutGround {
            return .success(nil)
        } catch let error as WorktreeError {
            return .failure(Self.end(error))
        } catch {
            return .failure(error)
        }
    }

    private func work(_ task: Int, _ agent: String, _ progress: BuilderProgress) async throws -> String? {
        let name = split.tasks[task].name
        let worktree = ground.worktree(name)
        var own = context
        own.project = worktree.project
        let runner = AttemptRunner(own, stage, places, numbers: numbers)
        let request = try await request(task, agent, own, progress)
        do { _ = try await runner.run(request) } catch {
            try await context.recorder.record(runner.unrecordedEnd())
            throw error
        }
        // Until the commit is there the attempt has no end in the journal: a resume takes its result and commits.
        let commit = try await keep(split.tasks[task], in: worktree)
        try await context.recorder.record(runner.unrecordedEnd().map { $0.with { $0.commit = commit } })
        guard commit != nil else {
            throw StageEnd.failed(
                .failed,
                "The worktree \(worktree.path), in which it was done, is gone. `teambot resume` has it done again.")
        }
        try? await ground.discard(worktree)
        return commit
    }

    /// Commits what was done; nil where it is gone. After a power cut it may be a commit already.
    private func keep(_ task: BuilderTask, in worktree: Worktree) async throws -> String? {
        if FileSystem.kind(worktree.path) == .directory {
            return try await ground.keep(task.name, message: BuilderTexts.message(task))
        }
        guard try await ground.message(task.name)?.contains(BuilderTexts.mark(task)) == true else { return nil }
        return try await ground.commit(.result(task: task.name))
    }

    private func request(
        _ task: Int, _ agent: String, _ own: RunContext, _ progress: BuilderProgress
    ) async throws -> AttemptRequest {
        let state = await context.recorder.state
        let part = BuilderTexts.task(task, of: split, done: progress.schedule.done)
        let (name, merged, needed) = (split.tasks[task].name, progress.merged, progress.needed(by: task))
        var request = AttemptRequest(
            role: .work, agent: agent, task: name,
            prompt: try PromptWriter(own, state).work(stage, agent, part: part))
        request.tasksBeside = Set(split.tasks.map(\.name)).subtracting([name])
        request.isBesideOtherRoles = true
        request.makeReady = { [ground] latest in
            // A further attempt after a failure goes on with what the one before has left; any other begins anew.
            let failed = latest?.outcome == .failed || latest?.outcome == .timedOut
            if failed, FileSystem.kind(ground.worktree(name).project) == .directory { return nil }
            guard try await ground.makeReady(name, on: merged, with: needed) else { throw WithoutGround() }
            return nil
        }
        return request
    }

    /// What trouble with git means for the stage: the work is done and kept, so that a resume goes on.
    static func end(_ error: WorktreeError) -> StageEnd {
        error.code == .taken
            ? .failed(.failed, error.description)
            : .failed(.storage, error.description + " Go on with `teambot resume`.")
    }
}
