/// How an engine's work on a run ended, in the order in which one is told when several are true.
package enum Outcome: Sendable, Equatable {
    case storageFailure(String)
    case interrupted(signal: Int32)
    case detached(signal: Int32)
    case timeLimit
    /// A limit of cost, tokens or a provider's quota, in a sentence.
    case limitReached(String)
    case stageFailed
    case acceptanceFailed
    case reviewNotApproved
    case waitingApproval
    /// Everything up to the stage that was wanted last is done.
    case reached(String)
    /// Everything is done, but stages are stale that were to be done once more, in a sentence.
    case stale(String)
    case complete

    /// The exit code of the design's table.
    package var exitCode: Int32 {
        switch self {
        case .complete, .reached: 0
        case .stageFailed, .stale: 1
        case .reviewNotApproved: 3
        case .acceptanceFailed: 4
        case .waitingApproval: 5
        case .limitReached: 6
        case .storageFailure: 8
        case .timeLimit: 124
        case .interrupted(let signal), .detached(let signal): 128 + signal
        }
    }

    /// The status that a run has after it; a detached run goes on.
    package var runStatus: RunStatus {
        switch self {
        case .complete: .complete
        case .stageFailed, .stale: .failed
        case .reviewNotApproved: .reviewFailed
        case .acceptanceFailed: .acceptanceTestFailed
        case .waitingApproval: .waitingApproval
        case .storageFailure: .error
        case .timeLimit: .timeout
        case .limitReached: .budgetExhausted
        case .interrupted: .cancelled
        case .detached, .reached: .inProgress
        }
    }
}

extension RunState {
    /// The outcome when nothing runs and nothing more can start. Every stage must be accounted for to be complete.
    package func restingOutcome(in workflow: Workflow) -> Outcome {
        // What runs because something else has failed changes nothing about how the run ends.
        let counted = stages.indices.filter { !workflow.handlesFailures($0) }
        if let storage = stages.first(where: { $0.failure == .storage && $0.status == .failed }) {
            return .storageFailure(storage.error ?? "The state cannot be written.")
        }
        let failed = counted.filter { stages[$0].status == .failed }
        // A failure that lets others go on is told when they have come to their end.
        let failures = failed.filter { !workflow.stages[$0].continuesOnFailure }.map { stages[$0].failure ?? .failed }
        if failures.contains(.failed) { return .stageFailed }
        if failures.contains(.acceptance) { return .acceptanceFailed }
        if failures.contains(.reviewNotApproved) { return .reviewNotApproved }
        if stages.contains(where: { $0.status == .waiting }) { return .waitingApproval }
        guard failed.isEmpty else { return .stageFailed }
        return !counted.isEmpty && counted.allSatisfy { stages[$0].status.isDone } ? .complete : .stageFailed
    }
}
