import Platform
import StateMachine

/// How a session stands at a moment.
public struct SessionOverview: Sendable {
    /// What a session can be.
    public enum Status: String, Sendable, CaseIterable {
        /// It begins, and its worktrees are looked at.
        case initializing
        /// Objectives are at work or awaited.
        case running
        /// Every objective is complete or has changed nothing.
        case complete
        /// Something is complete, and something is not.
        case partialSuccess = "partial_success"
        /// Nothing is complete.
        case failed
        /// It was ended before its objectives were; `teambot resume` goes on with it.
        case cancelled
        /// There was nothing to do.
        case noTests = "no_tests"
    }

    /// A worker of the session.
    public struct Worker: Sendable {
        /// `worker-1`, `worker-2`, …
        public let name: String
        /// The number of the objective that it has; nil where it has none.
        public let execution: Int?
        /// The share of the time in which it has worked, from 0 to 1.
        public let utilization: Double
    }

    /// The session's identity: the name of its directory below `state/sessions/`.
    public let id: String
    /// How it stands altogether.
    public let status: Status
    /// Every objective, in the order in which they were submitted.
    public let executions: [ObjectiveOverview]
    /// Its workers, by their names.
    public let workers: [Worker]
    /// Complete ones of all objectives, in percent; 0 where there are none.
    public let successRate: Double
    /// Seconds that the session has taken.
    public let wallSeconds: Double
    /// Seconds that workers have worked, all together.
    public let workedSeconds: Double
    /// The branch on which finished branches were brought together at the session's end; nil where there is none.
    public let integrationBranch: String?

    init(_ state: SessionState) {
        let figures = SessionFigures(state, at: Timestamp(milliseconds: SystemClock.wallMilliseconds()))
        id = state.id
        status = Status(rawValue: state.status.rawValue) ?? .running
        executions = state.executions.map(ObjectiveOverview.init)
        workers = zip(state.workers, figures.utilization).map {
            Worker(name: $0.name, execution: $0.execution, utilization: $1)
        }
        successRate = figures.successRate
        wallSeconds = figures.wallSeconds
        workedSeconds = figures.workedSeconds
        integrationBranch = state.integrationBranch
    }
}
