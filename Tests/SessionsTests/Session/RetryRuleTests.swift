import Configuration
import StateMachine
import Testing
import Worktrees

@testable import Sessions

/// Whether an objective that has failed is tried again, and what is told of its end.
@Suite struct RetryRuleTests {
    @Test(
        "Each wait is twice the one before it, up to a minute",
        arguments: [(0, 5), (1, 10), (2, 20), (3, 40), (4, 60), (99, 60), (-1, 5)])
    func waits(after retries: Int, seconds: Int) {
        #expect(RetryRule.wait(after: retries) == Double(seconds))
    }

    @Test(
        "An agent that failed or took too long may do better; what is the same next time is not tried again",
        arguments: [
            (.failed, nil, nil, true), (.timedOut, nil, nil, true), (.interrupted, nil, nil, true),
            (.failed, .serverError, nil, true), (.failed, .notLoggedIn, nil, false), (.failed, .badCall, nil, false),
            (.failed, .promptTooLong, nil, false), (.failed, .toolsDenied, nil, false),
            (.failed, .budgetLimit, nil, false),
            (.failed, nil, .reviewNotApproved, false),
        ] as [(AttemptOutcome, AgentOutcome?, FailureKind?, Bool)])
    func agents(outcome: AttemptOutcome, told: AgentOutcome?, failure: FailureKind?, mayPass: Bool) throws {
        let (state, workflow) = try Self.failed("\"work_agent\": \"a\"", outcome, told, failure)
        #expect(RetryRule.mayPass(.stageFailed, state, of: workflow) == mayPass)
    }

    @Test(
        "What a command has found is the same next time; that it took too long may pass",
        arguments: [(.failed, false), (.timedOut, true)] as [(AttemptOutcome, Bool)])
    func commands(outcome: AttemptOutcome, mayPass: Bool) throws {
        let (state, workflow) = try Self.failed("\"command\": [\"x\"]", outcome, nil, nil)
        #expect(RetryRule.mayPass(.stageFailed, state, of: workflow) == mayPass)
    }

    @Test("Limits, people and signals are decisions, and no failures that may pass")
    func decisions() throws {
        let (state, workflow) = try Self.failed("\"work_agent\": \"a\"", .failed, nil, nil)
        for outcome in [Outcome.timeLimit, .limitReached("x"), .waitingApproval, .reviewNotApproved, .acceptanceFailed]
        {
            #expect(!RetryRule.mayPass(outcome, state, of: workflow), "\(outcome)")
        }
        #expect(RetryRule.mayPass(.storageFailure("x"), state, of: workflow))
    }

    @Test("An end tells which stage has failed and why; one that was told to end decides nothing")
    func ends() throws {
        let (state, workflow) = try Self.failed("\"work_agent\": \"a\"", .failed, nil, nil)
        let failed = ExecutionEnd(of: .stageFailed, state, in: workflow)
        #expect(failed.status == .failed && failed.exitStatus == 1 && failed.error == "WORK: It broke.")
        #expect(ExecutionEnd(of: .interrupted(signal: 2), state, in: workflow).isInterrupted)
        #expect(ExecutionEnd(of: .detached(signal: 1), state, in: workflow).isInterrupted)
        #expect(ExecutionEnd(of: .timeLimit, state, in: workflow).exitStatus == 124)
        #expect(ExecutionEnd(of: .waitingApproval, state, in: workflow).status == .blocked)
        #expect(ExecutionEnd(of: .complete, state, in: workflow).status == .complete)
    }

    /// A run whose one working stage has failed.
    private static func failed(
        _ keys: String, _ outcome: AttemptOutcome, _ told: AgentOutcome?, _ failure: FailureKind?
    ) throws -> (RunState, Workflow) {
        let text = """
            { "version": 1, "agents": { "a": { "persona": "builder", "command": ["x"] } },
              "stages": { "WORK": { \(keys), "next_stages": ["END"] }, "END": { "next_stages": [] } } }
            """
        let workflow = try #require(Inputs.workflow(Array(text.utf8), "stages.json", "/").workflow)
        var state = RunState(of: workflow)
        let events = [
            Event(.runStarted), Event(.stageStarted, stage: "WORK"),
            Event(.attemptStarted, stage: "WORK").with { ($0.attempt, $0.role) = (1, .work) },
            Event(.attemptEnded, stage: "WORK").with { ($0.attempt, $0.outcome, $0.agentOutcome) = (1, outcome, told) },
            Event(.stageFailed, stage: "WORK").with { ($0.error, $0.failure) = ("It broke.", failure ?? .failed) },
        ]
        for (position, event) in events.enumerated() {
            state.apply(event.with { $0.sequence = position + 1 }, in: workflow)
        }
        return (state, workflow)
    }

    @Test("Whoever is told to end while a run is being made has not failed; what a worktree lacks may be there later")
    func errors() {
        let cancelled = ExecutionEnd(of: CancellationError())
        #expect(
            cancelled.isInterrupted && cancelled.status == .cancelled && !cancelled.mayPass && cancelled.error == nil)
        #expect(ExecutionEnd(of: WorktreeError(.cancelled, "Not wanted.")).isInterrupted)
        let refused = ExecutionEnd(of: VerbError.usage("No such file."))
        #expect(refused.status == .failed && refused.exitStatus == 2 && !refused.mayPass)
        let broken = ExecutionEnd(of: WorktreeError(.failed, "No room."))
        #expect(broken.status == .failed && broken.exitStatus == 1 && broken.mayPass && !broken.isInterrupted)
    }
}
