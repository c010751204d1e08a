import Configuration
import RunStorage
import StateMachine
import Worktrees

/// Decides whether the work of a stage is shared, and what of it.
struct BuilderTerms: Sendable {
    /// How a stage is done.
    enum Decision: Sendable {
        /// One agent does it all.
        case alone
        /// The same, although there are agents to share it, for a reason that people should know.
        case aloneBecause(String)
        /// Its agents share the tasks.
        case shared(TaskSplit, BuildGround)
    }

    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// The agents that share the work, each once.
    var agents: [String] {
        stage.parallelAgents.enumerated().filter { !stage.parallelAgents[..<$0.offset].contains($0.element) }
            .map(\.element)
    }

    /// How the stage is done now.
    func decide(_ state: RunState) async throws -> Decision {
        guard !stage.parallelAgents.isEmpty else { return .alone }
        let log = state.attempts(of: stage.name, in: context.workflow)
        // Who has begun alone goes on alone.
        if log.contains(where: { $0.role == .work && $0.task == nil }) { return .alone }
        guard agents.count > 1 else { return .aloneBecause("`parallel_agents` names only one") }
        guard stage.artifacts.count < 2 else { return .aloneBecause("the stage leaves several artifacts") }
        let list: TaskList
        switch try plan(state) {
        case .none: return .aloneBecause("no stage before it has left a plan")
        case .some(let (text, name)): list = TaskList(text, fileName: name)
        }
        if let doubt = list.doubt { return .aloneBecause("the plan cannot be split: \(doubt)") }
        guard list.tasks.count > 1 else {
            return .aloneBecause(list.tasks.isEmpty ? "the plan has no list of tasks" : "the plan has only one task")
        }
        do {
            return .shared(TaskSplit(list.tasks), try await Self.ground(context, stage))
        } catch let error as WorktreeError {
            return .aloneBecause(Self.reason(error))
        }
    }

    /// The git side of a stage.
    static func ground(_ context: RunContext, _ stage: Stage) async throws -> BuildGround {
        try await BuildGround.find(
            project: context.project, environment: context.environment,
            directory: context.workflow.session.worktreeDirectory, run: context.runID, stage: stage.name,
            state: context.run.path)
    }

    private static func reason(_ error: WorktreeError) -> String {
        switch error.code {
        case .notARepository: "the project is not in a git repository"
        case .noCommit: "the project's git repository has no commit yet"
        case .noGit: "there is no git"
        default: "git cannot be used: \(error.description)"
        }
    }

    /// The artifact of the nearest stages before this one that have left some, and what it says.
    private func plan(_ state: RunState) throws -> (text: String, name: String)? {
        guard let position = context.workflow.position(of: stage.name) else { return nil }
        var (level, seen) = ([position], Set([position]))
        while !level.isEmpty {
            level = level.flatMap { context.workflow.predecessors[$0] }.filter { seen.insert($0).inserted }
            let authors = level.filter {
                context.workflow.stages[$0].kind != .review && !state.stages[$0].artifacts.isEmpty
            }
            guard !authors.isEmpty else { continue }
            let names = authors.sorted().flatMap { state.stages[$0].artifacts.map(\.path) }
            let texts = try names.compactMap { name in
                try ArtifactFiles(context.run).text(name).map { (text: $0, name: name) }
            }
            return texts.first { !TaskList($0.text).tasks.isEmpty } ?? texts.first
        }
        return nil
    }
}
