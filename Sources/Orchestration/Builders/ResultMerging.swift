import Platform
import RunStorage
import StateMachine
import Worktrees

/// Puts the result of a task to what is put together so far; the stage's work agent decides about conflicts.
struct ResultMerging: Sendable {
    /// What stood against each other goes together by now.
    private struct Merged: Error { let commit: String }

    let context: RunContext
    let stage: Stage
    let places: StagePlaces
    let numbers: AttemptNumbers
    let ground: BuildGround
    let split: TaskSplit

    /// Puts one result to the others and gives the commit that holds all of them.
    func merge(_ task: Int, of progress: BuilderProgress) async -> Result<String, any Error> {
        guard let result = progress.results[task] else { return .failure(CancellationError()) }
        do {
            let log = await context.recorder.state.attempts(of: stage.name, in: context.workflow)
            let isBegun = log.contains {
                $0.role == .fix && $0.task == split.tasks[task].name && $0.outcome == nil
            }
            // Nobody writes where an agent may still be at work.
            if !isBegun, case .merged(let commit) = try await put(result, task, progress) { return .success(commit) }
            var commit = ""
            try await places.whileHeld { commit = try await fix(task, result, progress) }
            return .success(commit)
        } catch let merged as Merged {
            return .success(merged.commit)
        } catch let error as WorktreeError {
            return .failure(TaskBuilding.end(error))
        } catch {
            return .failure(error)
        }
    }

    private func put(
        _ result: String, _ task: Int, _ progress: BuilderProgress
    ) async throws(WorktreeError) -> BuildGround.Merging {
        try await ground.merge(result, into: progress.merged, message: split.tasks[task].name)
    }

    private func fix(_ task: Int, _ result: String, _ progress: BuilderProgress) async throws -> String {
        guard let agent = stage.workAgent else {
            throw StageEnd.failed(.failed, "Stage \(stage.name) has no work_agent.")
        }
        var own = context
        own.project = ground.merging.project
        let runner = AttemptRunner(own, stage, places, numbers: numbers)
        do { _ = try await runner.run(request(task, result, agent, own, progress)) } catch {
            try await context.recorder.record(runner.unrecordedEnd())
            throw error
        }
        let name = split.tasks[task].name
        let merging = try await ground.resolve(result, into: progress.merged, message: name)
        let ends = runner.unrecordedEnd()
        switch merging {
        case .merged(let commit):
            try await context.recorder.record(ends.map { $0.with { $0.commit = commit } })
            return commit
        case .conflict(let paths):
            try await context.recorder.record(ends)
            throw StageEnd.failed(
                .failed,
                "The result of \(name) contradicts those of other tasks in \(paths.prefix(5).joined(separator: ", ")), "
                    + "and \(agent) has not resolved that. Both sides are in \(ground.merging.path). "
                    + "`teambot resume` asks \(agent) again; tasks that are done stay done.")
        }
    }

    private func request(
        _ task: Int, _ result: String, _ agent: String, _ own: RunContext, _ progress: BuilderProgress
    ) async -> AttemptRequest {
        let state = await context.recorder.state
        var request = AttemptRequest(role: .fix, agent: agent, task: split.tasks[task].name)
        request.tasksBeside = Set(split.tasks.map(\.name))
        request.isBesideOtherRoles = true
        request.makeReady = { _ in
            switch try await put(result, task, progress) {
            case .merged(let commit): throw Merged(commit: commit)
            case .conflict(let paths):
                let part = BuilderTexts.conflict(task, of: split, among: progress.included, in: paths)
                return try PromptWriter(own, state).work(stage, agent, part: part)
            }
        }
        return request
    }
}
