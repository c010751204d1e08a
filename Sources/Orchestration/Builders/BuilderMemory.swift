import RunStorage
import StateMachine
import Worktrees

/// What earlier engines have achieved of a stage that builders share.
struct BuilderMemory: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let ground: BuildGround
    private let split: TaskSplit
    private let agents: [String]

    init(_ context: RunContext, _ stage: Stage, _ ground: BuildGround, _ split: TaskSplit, _ agents: [String]) {
        self.context = context
        self.stage = stage
        self.ground = ground
        self.split = split
        self.agents = agents
    }

    /// The commits of tasks that are done: those that the journal knows, and those of an earlier beginning of the stage as
    /// long as the plan says the same.
    func results() async throws -> [Int: String] {
        let (log, open) = (await log, await open())
        var results: [Int: String] = [:]
        for (position, task) in split.tasks.enumerated() where open[position] == nil {
            let done = log.last { $0.role == .work && $0.task == task.name && $0.outcome == .succeeded }
            if let done {
                guard let commit = done.commit, try await ground.has(commit) else {
                    throw StageEnd.failed(
                        .failed,
                        "The commit \(done.commit ?? "") that \(task.name) has left is not in the repository any more. "
                            + "`teambot resume` has the task done again.")
                }
                results[position] = commit
            } else if let message = try await ground.message(task.name), message.contains(BuilderTexts.mark(task)) {
                results[position] = try await ground.commit(.result(task: task.name))
            }
        }
        return results
    }

    /// The tasks whose attempts have no end in the journal, and their agents.
    func open() async -> [Int: String] {
        var open: [Int: String] = [:]
        for attempt in await log where attempt.role == .work && attempt.outcome == nil {
            if let (position, agent) = known(attempt) { open[position] = agent }
        }
        return open
    }

    /// Who has begun with which task.
    func begun() async -> [Int: String] {
        var begun: [Int: String] = [:]
        for attempt in await log where attempt.role == .work {
            if let (position, agent) = known(attempt) { begun[position] = agent }
        }
        return begun
    }

    private var log: [AttemptState] {
        get async { await context.recorder.state.attempts(of: stage.name, in: context.workflow) }
    }

    private func known(_ attempt: AttemptState) -> (Int, String)? {
        guard let position = split.tasks.firstIndex(where: { $0.name == attempt.task }), let agent = attempt.agent,
            agents.contains(agent)
        else { return nil }
        return (position, agent)
    }
}
