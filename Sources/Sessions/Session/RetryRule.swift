package import StateMachine

/// Whether an objective that has failed is tried again: only where the same might go better a second time.
package enum RetryRule {
    /// Seconds before a try that follows so many others: 5, 10, 20, … up to a minute.
    package static func wait(after retries: Int) -> Double { min(60, 5 * Double(1 << min(max(0, retries), 4))) }

    /// Whether what has ended a run may pass: an agent or its supervisor failed, or took too long.
    ///
    /// What agents and people have decided, what a command has found and what a limit has ended is the same next time.
    package static func mayPass(_ outcome: Outcome, _ state: RunState, of workflow: Workflow) -> Bool {
        switch outcome {
        // A supervisor that was killed cannot be told from a disk that fails; that one ends the session, too.
        case .storageFailure: return true
        case .stageFailed: break
        default: return false
        }
        let failed = zip(workflow.stages, state.stages).filter { $1.status == .failed }
        return !failed.isEmpty && failed.allSatisfy { mayPass($0, $1) }
    }

    private static func mayPass(_ stage: Stage, _ state: StageState) -> Bool {
        guard state.failure == nil || state.failure == .failed, let last = state.lastAttempt else { return false }
        if let outcome = last.agentOutcome, lasts(outcome) { return false }
        if case .command = stage.kind { return last.outcome != .failed }
        return true
    }

    /// Whether what an agent's program has said is the same with every call.
    private static func lasts(_ outcome: AgentOutcome) -> Bool {
        switch outcome {
        case .notLoggedIn, .badCall, .promptTooLong, .toolsDenied, .budgetLimit: true
        default: false
        }
    }
}
