package import StateMachine

/// What the journal of a session tells that its state does not: who had what when, and the engines.
package struct SessionHistory: Sendable, Equatable {
    /// In the order in which they began.
    package private(set) var spans: [WorkSpan] = []
    /// The engines, in their order.
    package private(set) var engines: [RunHistory.Session] = []
    /// Warnings, in their order.
    package private(set) var warnings: [Event] = []
    /// The positions of the spans of what is at work, by the objectives.
    private var open: [Int: Int] = [:]

    /// The history that a journal tells.
    package init(_ events: some Sequence<Event>) {
        for event in events { take(event) }
    }

    private mutating func take(_ event: Event) {
        switch event.name {
        case .sessionStarted, .sessionResumed:
            // The engine before has ended with its last event, and so has what was at work.
            for position in open.values { spans[position].endedAt = engines.last?.endedAt }
            open = [:]
            engines.append(RunHistory.Session(startedAt: event.at, endedAt: event.at))
        case .executionStarted:
            guard let number = event.execution else { break }
            open[number] = spans.count
            spans.append(WorkSpan(execution: number, worker: event.worker ?? "", startedAt: event.at))
        case .executionRetrying: end(event, .retrying)
        case .executionEnded: end(event, event.status.flatMap(ExecutionStatus.init(rawValue:)) ?? .failed)
        case .warning: warnings.append(event)
        default: break
        }
        if !engines.isEmpty { engines[engines.count - 1].endedAt = event.at }
    }

    private mutating func end(_ event: Event, _ status: ExecutionStatus) {
        guard let position = event.execution.flatMap({ open.removeValue(forKey: $0) }) else { return }
        (spans[position].endedAt, spans[position].status) = (event.at, status)
    }
}
