import Platform
import RunStorage
import StateMachine
import Worktrees

/// Has several agents do the tasks of a plan side by side, and brings what they have made into the project.
///
/// Each task is an attempt in a git worktree of its own. What it leaves becomes a commit; the commits are put together in
/// the order of the plan, and only when all are, files of the project change. Agents take the places of a stage each, and
/// the stage gives its own back meanwhile, so that nobody waits for a place while holding one.
///
/// After a crash every step is found again: the end of an attempt with its commit stands in the journal, an attempt
/// without an end is asked for first, and commits are kept by references until the stage is done.
struct ParallelBuilders: Sendable {
    private enum Step: Sendable {
        case built(Int, by: String, Result<String?, any Error>)
        case merged(Int, Result<String, any Error>)
    }

    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner
    private let terms: BuilderTerms

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
        terms = BuilderTerms(context, stage)
    }

    /// Does the stage and gives the facts of its completion; nil where one agent has to do it all.
    func run() async throws -> [Event]? {
        let state = await context.recorder.state
        switch try await terms.decide(state) {
        case .alone: return nil
        case .aloneBecause(let reason):
            let sentence = "one agent does it all, because \(reason)"
            let known = context.workflow.position(of: stage.name).flatMap { state.stages[$0].note }
            if known != sentence { try await context.recorder.record(note(sentence)) }
            return nil
        case .shared(let split, let ground):
            if let warning = split.warning, attempts(in: state).isEmpty {
                try await context.recorder.record(Event(.warning, stage: stage.name).with { $0.message = warning })
            }
            context.limits.ledger.expect(terms.agents.count, of: stage.name)
            try await attempts.places.whileGivenBack {
                do { try await build(split, ground) } catch let error as WorktreeError { throw TaskBuilding.end(error) }
            }
            return try await completion(split)
        }
    }

    private func build(_ split: TaskSplit, _ ground: BuildGround) async throws {
        try await attempts.outlast { isWanted($0, split) }
        if try await ground.commit(.applying) == nil {
            let base = try await ground.begin()
            let merged = try await ground.commit(.merged) ?? base
            let earlier = BuilderMemory(context, stage, ground, split, terms.agents)
            var progress = BuilderProgress(
                split, results: try await earlier.results(), begun: await earlier.begun(), merged: merged)
            try await tell(progress)
            for (task, agent) in await earlier.open() { progress.schedule.take(task, for: agent) }
            try await share(&progress, ground)
        }
        try await ground.apply()
    }

    /// Lets everybody come to an end before anything is decided.
    private func share(_ progress: inout BuilderProgress, _ ground: BuildGround) async throws {
        let (split, numbers) = (progress.split, AttemptNumbers())
        let building = TaskBuilding(
            context: context, stage: stage, places: attempts.places, numbers: numbers, ground: ground, split: split)
        let merging = ResultMerging(
            context: context, stage: stage, places: attempts.places, numbers: numbers, ground: ground, split: split)
        var (failures, current): ([ReviewFailure], BuilderProgress) = ([], progress)
        try await withThrowingTaskGroup(of: Step.self) { group in
            func start(_ task: Int, _ agent: String, _ progress: BuilderProgress) {
                group.addTask { .built(task, by: agent, await building.build(task, by: agent, on: progress)) }
            }
            func startAll() {
                guard failures.isEmpty, context.control.reason == nil, !context.limits.gate.isClosed else { return }
                for agent in terms.agents {
                    if let task = current.schedule.next(for: agent) { start(task, agent, current) }
                }
                if let task = current.nextMerge() {
                    group.addTask { [current] in .merged(task, await merging.merge(task, of: current)) }
                }
            }
            for (agent, task) in current.schedule.running { start(task, agent, current) }
            startAll()
            while let step = try await group.next() {
                switch step {
                case .built(let task, let agent, .success(let commit?)):
                    current.finish(task, by: agent, as: commit)
                    try await tell(current)
                case .built(_, let agent, .success(nil)): current.schedule.postpone(by: agent)
                case .merged(let task, .success(let commit)): current.include(task, as: commit)
                case .built(let task, let agent, .failure(let error)):
                    failures.append(ReviewFailure(who: "\(agent), \(split.tasks[task].name)", error: error))
                case .merged(let task, .failure(let error)):
                    failures.append(ReviewFailure(who: split.tasks[task].name, error: error))
                }
                startAll()
            }
        }
        progress = current
        let isToBeResumed = context.control.reason != nil || context.limits.gate.outcome != nil
        if !failures.isEmpty { throw ReviewFailure.end(of: failures, isToBeResumed: isToBeResumed) }
        if !progress.isDone { throw StageEnd.interrupted }
    }

    private func tell(_ progress: BuilderProgress) async throws {
        let names = progress.schedule.done.sorted().map { progress.split.tasks[$0].name }
        try await context.recorder.record(
            note(BuilderProgress.sentence(names, of: progress.split.tasks.count)).with {
                $0.passed = names.count
                $0.total = progress.split.tasks.count
            })
    }

    private func note(_ sentence: String) -> Event {
        Event(.plan, stage: stage.name).with { $0.message = sentence }
    }

    private func attempts(in state: RunState) -> [AttemptState] { state.attempts(of: stage.name, in: context.workflow) }

    /// Whether an attempt that an earlier engine has begun is taken up.
    private func isWanted(_ attempt: AttemptState, _ split: TaskSplit) -> Bool {
        guard let task = attempt.task, split.tasks.contains(where: { $0.name == task }), let agent = attempt.agent
        else {
            return false
        }
        return attempt.role == .work ? terms.agents.contains(agent) : attempt.role == .fix && agent == stage.workAgent
    }

    private func completion(_ split: TaskSplit) async throws -> [Event] {
        let files = ArtifactFiles(context.run)
        if let only = stage.artifacts.first, try files.isAbsent(only) {
            let log = attempts(in: await context.recorder.state)
            try files.write(BuilderTexts.replies(split, log, context.run, of: stage.name), as: only)
        }
        let artifacts = try await files.collecting(stage)
        let scenarios = try ScenarioRecord(context).facts(completing: stage, artifacts)
        return scenarios + [
            Event(.stageCompleted, stage: stage.name).with { $0.artifacts = artifacts.isEmpty ? nil : artifacts }
        ]
    }
}
