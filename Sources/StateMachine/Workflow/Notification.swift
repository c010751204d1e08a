/// A command that is told when something has happened to a run.
package struct Notification: Sendable, Equatable {
    /// The program and its arguments.
    package var command: [String]
    /// What it is told of.
    package var moments: [NotifiedMoment]
    /// Seconds that one call may take.
    package var timeoutSeconds: Double
    /// Globs of further variables of the user that it gets.
    package var passedVariables: [String]

    /// Seconds that a call may take where nobody says otherwise.
    package static let defaultTimeout = 10.0

    /// Makes a notification of everything that can be notified.
    package init(
        command: [String], moments: [NotifiedMoment] = NotifiedMoment.allCases,
        timeoutSeconds: Double = Notification.defaultTimeout, passedVariables: [String] = []
    ) {
        self.command = command
        self.moments = moments
        self.timeoutSeconds = timeoutSeconds
        self.passedVariables = passedVariables
    }
}

/// What a notification can be about.
package enum NotifiedMoment: String, Sendable, CaseIterable {
    case runFinished = "run_finished"
    case runFailed = "run_failed"
    case runWaiting = "run_waiting"
    case stageFailed = "stage_failed"
    case limitReached = "limit_reached"

    /// What an event is about; nil for one of which nobody is notified. A run that its user has stopped is none.
    package init?(_ event: Event) {
        switch event.name {
        case .runEnded:
            switch event.status.flatMap(RunStatus.init(rawValue:)) {
            case .complete: self = .runFinished
            case .failed, .reviewFailed, .acceptanceTestFailed, .budgetExhausted, .timeout, .error: self = .runFailed
            case .waitingApproval, .cancelled, .inProgress, nil: return nil
            }
        case .stageWaiting: self = .runWaiting
        case .stageFailed: self = .stageFailed
        case .budgetReached, .quotaWait: self = .limitReached
        default: return nil
        }
    }
}
