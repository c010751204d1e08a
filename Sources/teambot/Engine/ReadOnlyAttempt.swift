import Agents
import Execution
import Platform
import RunStorage
import StateMachine

/// An attempt of an agent outside of any run, in which it may only look.
struct ReadOnlyAttempt: Sendable {
    let agent: Agent
    let identity: AttemptIdentity
    let runID: String
    /// The value of `TEAMBOT_ATTEMPT_ID`.
    let id: String
    let directory: AttemptDirectory
    let project: String
    /// Where it would leave artifacts.
    let artifacts: String
    let workflow: Workflow

    /// Asks the agent and waits for the end.
    func perform(_ prompt: String, seconds: Double, by executor: LocalExecutor) async throws -> AttemptEnd {
        let call = AgentCall(
            CallRequest(
                agent: agent, runner: agent.runner, permission: .readOnly, promptFile: directory.prompt,
                promptBytes: prompt.utf8.count, project: project, artifacts: artifacts, slice: agent.budget,
                teambot: CurrentProcess.executable))
        return try await executor.run(
            order(call, seconds), prompt: Array(prompt.utf8),
            environment: variables(call).map { "\($0.name)=\($0.value)" }, in: directory)
    }

    private func order(_ call: AgentCall, _ seconds: Double) -> AttemptOrder {
        var order = AttemptOrder(
            runID: runID, identity: identity, id: id, arguments: call.arguments, directory: project,
            variables: variables(call).map(\.name), hasPrompt: call.hasPromptOnInput, timeoutSeconds: seconds,
            runSecondsLeft: nil)
        if case .command(_, nil) = agent.runner { return order }
        var reading = ReadingOrder(
            runner: agent.runner.name, permission: .readOnly, model: agent.model, prices: workflow.prices,
            slice: agent.budget)
        if case .command(_, let output?) = agent.runner { reading.paths = output }
        order.reading = reading
        return order
    }

    private func variables(_ call: AgentCall) -> [(name: String, value: String)] {
        let environment = CurrentProcess.environment.map { ($0.name, $0.value) }
        var variables: [(name: String, value: String)] = VariableAllowList.passed(
            from: environment, for: agent, by: agent.runner
        )
        .map { (name: $0.0, value: $0.1) }
        let own =
            agent.environment + call.environment.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let known: [(name: String, value: String)] = [
            ("TEAMBOT_STAGE", identity.stage), ("TEAMBOT_AGENT", agent.name), ("TEAMBOT_ROLE", Role.work.rawValue),
            ("TEAMBOT_ATTEMPT", String(identity.number)), (AttemptOrder.identityVariable, id),
            ("TEAMBOT_ARTIFACTS_DIR", artifacts), ("TEAMBOT_ATTEMPT_DIR", directory.path),
        ]
        for (name, value) in own + known {
            variables.removeAll { $0.name == name }
            variables.append((name, value))
        }
        return variables
    }
}
