import Agents
import Execution
import Orchestration
import Platform
import RunStorage
import StateMachine
import Worktrees

/// The command that must succeed after each merge: an attempt like all others, below the session's own directory.
struct IntegrationCheck: Sendable {
    private static let stage = "INTEGRATE"

    private let session: SessionDirectory
    private let command: [String]
    private let executor: LocalExecutor

    init(_ session: SessionDirectory, _ command: [String], _ executor: LocalExecutor) {
        self.session = session
        self.command = command
        self.executor = executor
    }

    /// Runs it in a worktree; gives why it has failed, nil where it has succeeded.
    func run(in worktree: Worktree) async throws -> String? {
        let files = RunDirectory(path: session.path)
        let number = try files.attemptNames(of: Self.stage).compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0
        let state = AttemptState(
            number: number + 1, role: .command, agent: nil, iteration: nil, task: nil, startedAt: WallClock().now())
        let attempt = files.attempt(state, of: Self.stage)
        let id = "\(session.id)/\(Self.stage)/\(state.directoryName)"
        let passed = VariableAllowList.passed(from: CurrentProcess.environment.map { ($0.name, $0.value) }, extra: [])
        let variables =
            passed.filter { !$0.0.hasPrefix("TEAMBOT_") } + [
                ("TEAMBOT_RUN_ID", session.id), ("TEAMBOT_STAGE", Self.stage), ("TEAMBOT_ROLE", Role.command.rawValue),
                ("TEAMBOT_ATTEMPT", String(state.number)), (AttemptOrder.identityVariable, id),
                ("TEAMBOT_ATTEMPT_DIR", attempt.path),
            ]
        let order = AttemptOrder(
            runID: session.id, identity: state.identity(of: Self.stage), id: id, arguments: command,
            directory: worktree.project, variables: variables.map { $0.0 }, hasPrompt: false, timeoutSeconds: nil,
            runSecondsLeft: nil)
        let end = try await executor.run(
            order, prompt: nil, environment: variables.map { "\($0.0)=\($0.1)" }, in: attempt)
        guard case .ended(let result) = end else { throw CancellationError() }
        if result.outcome == .interrupted { throw CancellationError() }
        return result.outcome == .succeeded ? nil : FailureSentence.of(result, attempt)
    }
}
