import RunStorage
import StateMachine

/// Makes the order for an attempt: program, variables, limits.
struct AttemptOrders: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// The order and the complete environment, `NAME=value`.
    func make(
        _ request: AttemptRequest, _ attempt: AttemptState, _ directory: AttemptDirectory, _ secondsLeft: Double
    ) throws -> (AttemptOrder, [String]) {
        let agent = try request.agent.map(agent)
        let runID = context.runID
        let id = "\(runID)/\(stage.name)/\(attempt.directoryName)"
        let variables = variables(request, attempt, directory, agent, id)
        let order = AttemptOrder(
            runID: runID, identity: attempt.identity(of: stage.name), id: id, arguments: arguments(request, agent),
            directory: context.project, variables: variables.map(\.name), hasPrompt: request.prompt != nil,
            timeoutSeconds: stage.timeoutSeconds ?? agent?.timeoutSeconds ?? request.defaultTimeout,
            runSecondsLeft: secondsLeft,
            maximumOutputBytes: stage.maximumOutputBytes ?? agent?.maximumOutputBytes
                ?? AttemptOrder.defaultOutputBytes,
            artifacts: artifacts(of: request.role))
        return (order, variables.map { "\($0.name)=\($0.value)" })
    }

    /// What an attempt is to leave: a fix leaves what the stage under review has.
    private func artifacts(of role: Role) -> [String] {
        let author = role == .fix ? context.workflow.workStage(reviewedBy: stage.name) : stage
        guard role != .review, role != .test else { return [] }
        return author?.artifacts.map { context.run.artifacts + "/" + $0 } ?? []
    }

    private func agent(_ name: String) throws -> Agent {
        guard let agent = context.workflow.agent(name) else {
            throw StageEnd.failed(.failed, "There is no agent \(name).")
        }
        return agent
    }

    private func arguments(_ request: AttemptRequest, _ agent: Agent?) -> [String] {
        guard request.arguments.isEmpty, let agent else { return request.arguments }
        switch agent.runner {
        case .offline: return [context.program, "offline-agent"]
        case .command(let arguments, _), .acp(let arguments): return arguments
        case .program(let program): return [program.rawValue]
        }
    }

    private func variables(
        _ request: AttemptRequest, _ attempt: AttemptState, _ directory: AttemptDirectory, _ agent: Agent?, _ id: String
    ) -> [(name: String, value: String)] {
        var variables = context.passedVariables[agent?.name ?? ""] ?? []
        for own in agent?.environment ?? [] { set(&variables, own.name, own.value) }
        let known: [(String, String)] = [
            ("TEAMBOT_RUN_ID", id.split(separator: "/").first.map(String.init) ?? ""),
            ("TEAMBOT_FEATURE", context.run.feature), ("TEAMBOT_STAGE", stage.name),
            ("TEAMBOT_AGENT", request.agent ?? ""), ("TEAMBOT_ROLE", request.role.rawValue),
            ("TEAMBOT_ATTEMPT", String(attempt.number)), (AttemptOrder.identityVariable, id),
            ("TEAMBOT_ITERATION", String(request.iteration ?? 1)),
            ("TEAMBOT_ARTIFACTS_DIR", context.run.artifacts), ("TEAMBOT_ATTEMPT_DIR", directory.path),
            ("TEAMBOT_OBJECTIVE_FILE", context.run.objective),
        ]
        for (name, value) in known { set(&variables, name, value) }
        return variables
    }

    private func set(_ variables: inout [(name: String, value: String)], _ name: String, _ value: String) {
        variables.removeAll { $0.name == name }
        variables.append((name, value))
    }
}
