import Agents
import Execution
import Platform
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// Why suites did not pass: by rules, and by the agent that `test_run` names, which may only look.
struct SuiteExplanation: Sendable {
    /// Seconds after which the agent counts as silent, where its own limit is not lower.
    private static let patience = 600.0
    /// No suite can have this name.
    private static let stage = ".diagnosis"
    /// Bytes of an answer that are read: the end.
    private static let longestReply = 1 << 20

    let workflow: Workflow
    let project: String
    let evidence: EvidenceRun
    let executor: LocalExecutor

    /// Diagnoses what speaks against a run; where the agent does not answer, the rules' word holds.
    func explain(_ result: TestRunResult) async -> Diagnoses {
        var diagnoses = Diagnoses(of: result)
        guard let name = workflow.testRun.diagnosticsAgent, let agent = workflow.agent(name),
            let request = diagnoses.request
        else { return diagnoses }
        Console.tell("The agent \(name) explains what failed.")
        do {
            diagnoses.believe(try await ask(agent, request), of: name)
        } catch {
            Console.tell("warning: The agent \(name) has not explained the failures, so rules do. \(error)")
        }
        return diagnoses
    }

    /// The agent's reply.
    private func ask(_ agent: Agent, _ request: String) async throws -> String {
        if agent.runner == .offline {
            throw VerbError.usage("The offline agent knows nothing about failures; give the agent a runner.")
        }
        if let problem = ProgramCheck.problem(agent, agent.runner, project: project) { throw VerbError.usage(problem) }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let evidence = evidence
        // An earlier run in the same evidence may have asked, too: its answer is none to these failures.
        let made = try await onOwnThread {
            Result { () throws(SystemError) in
                try EvidenceAttempt.make(1, .work, agent: agent.name, of: Self.stage, in: evidence, at: now)
            }
        }.get()
        let (state, directory) = (made.state, made.directory)
        let attempt = ReadOnlyAttempt(
            agent: agent, identity: state.identity(of: Self.stage), runID: evidence.id,
            id: "\(evidence.id)/\(Self.stage)/\(state.number)", directory: directory, project: project,
            artifacts: evidence.path + "/artifacts", workflow: workflow)
        let seconds = min(agent.timeoutSeconds ?? Self.patience, Self.patience)
        guard case .ended(let end) = try await attempt.perform(request, seconds: seconds, by: executor) else {
            throw VerbError(1, "How its attempt ended is not known.")
        }
        guard end.outcome == .succeeded else {
            let what = end.agent?.sentence ?? end.error
            throw VerbError(1, what ?? "It ended with \(end.exitStatus.map { "exit status \($0)" } ?? "a signal").")
        }
        return String(decoding: try directory.readReply(last: Self.longestReply), as: UTF8.self)
    }
}
