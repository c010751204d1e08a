import Agents
import Execution
import RunStorage
import StateMachine

/// Makes the order for an attempt: program, variables, limits.
struct AttemptOrders: Sendable {
    private let context: RunContext
    private let stage: Stage

    /// Prepares the orders of a stage.
    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// The order and the complete environment, `NAME=value`.
    func make(
        _ request: AttemptRequest, _ attempt: AttemptState, _ directory: AttemptDirectory, _ secondsLeft: Double,
        _ engagement: Engagement?, failed: FailedStages
    ) throws -> (AttemptOrder, [String]) {
        let agent = engagement?.agent
        let runID = context.runID
        let id = "\(runID)/\(stage.name)/\(attempt.directoryName)"
        let own = try request.call?(directory)
        let call =
            engagement.map { agentCall(of: $0, request, directory) } ?? AgentCall(own?.arguments ?? request.arguments)
        var variables = variables(request, attempt, directory, engagement, own, id)
        if let names = failed.names { set(&variables, FailedStages.variable, names) }
        for (name, value) in call.environment.sorted(by: { $0.key < $1.key }) { set(&variables, name, value) }
        var order = AttemptOrder(
            runID: runID, identity: attempt.identity(of: stage.name), id: id, arguments: call.arguments,
            directory: own?.directory ?? context.project, variables: variables.map(\.name),
            hasPrompt: request.prompt != nil && call.hasPromptOnInput,
            timeoutSeconds: timeout(of: own) ?? stage.timeoutSeconds ?? agent?.timeoutSeconds
                ?? request.defaultTimeout,
            runSecondsLeft: secondsLeft,
            maximumOutputBytes: stage.maximumOutputBytes ?? agent?.maximumOutputBytes
                ?? AttemptOrder.defaultOutputBytes,
            artifacts: artifacts(of: request))
        order.reading = engagement.flatMap { reading(of: $0, request) }
        if request.role != .fix {
            order.given = context.grounds.ground(of: stage.name)?.given ?? GivenDigest()
            order.templateDigest = context.grounds.template(of: stage.name)
        }
        return (order, variables.map { "\($0.name)=\($0.value)" })
    }

    /// Seconds that a program with surroundings of its own may take; a stage's limit holds for it, too.
    private func timeout(of call: AttemptCall?) -> Double? {
        call.map { min($0.timeoutSeconds, stage.timeoutSeconds ?? .infinity) }
    }

    /// What an attempt is to leave: a fix leaves what the stage under review has, one of several builders nothing here.
    private func artifacts(of request: AttemptRequest) -> [String] {
        let role = request.role
        let author = role == .fix ? context.workflow.workStage(reviewedBy: stage.name) : stage
        guard role != .review, role != .test, role != .work || request.task == nil, !request.isOfCondition else {
            return []
        }
        // What suites have shown is written by teambot alone.
        if case .suites = author?.kind { return [] }
        return author?.artifacts.map { context.run.artifacts + "/" + $0 } ?? []
    }

    private func agentCall(
        of engagement: Engagement, _ request: AttemptRequest, _ directory: AttemptDirectory
    ) -> AgentCall {
        AgentCall(
            CallRequest(
                agent: engagement.agent, runner: engagement.runner, permission: engagement.permission,
                promptFile: directory.prompt, promptBytes: request.prompt?.utf8.count ?? 0, project: context.project,
                artifacts: context.run.artifacts,
                session: engagement.session, slice: engagement.slice, teambot: context.program))
    }

    /// How the output is to be understood; nil where it is the reply itself.
    private func reading(of engagement: Engagement, _ request: AttemptRequest) -> ReadingOrder? {
        guard engagement.isRead else { return nil }
        let paths: CommandOutput? = if case .command(_, let output) = engagement.runner { output } else { nil }
        return ReadingOrder(
            runner: engagement.runner.name, paths: paths, permission: engagement.permission,
            model: engagement.agent.model(for: engagement.runner), prices: context.workflow.prices,
            slice: engagement.slice, continuesSession: engagement.session != nil, isReview: request.role == .review,
            usedBefore: engagement.usedBefore)
    }

    private func variables(
        _ request: AttemptRequest, _ attempt: AttemptState, _ directory: AttemptDirectory, _ engagement: Engagement?,
        _ call: AttemptCall?, _ id: String
    ) -> [(name: String, value: String)] {
        var variables = call.map(context.variables) ?? context.variables(for: engagement)
        for own in call?.environment ?? engagement?.agent.environment ?? [] { set(&variables, own.name, own.value) }
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
