import RunStorage
import StateMachine

/// What a journal says about one attempt, from its beginning to its end.
struct AttemptRecord: Sendable, Equatable {
    let stage: String
    /// The attempt as it began.
    var attempt: AttemptState
    /// The event of its end; nil while nobody has recorded one.
    var end: Event?

    /// Its directory's name below the run's attempts.
    var name: String { "\(stage)/\(attempt.directoryName)" }

    /// Whether its end says nothing about what it left: the engine ended it, lost it, or never started it.
    var isInterrupted: Bool { end?.outcome == .interrupted }

    /// Every attempt that began, in the order of the journal.
    static func all(of events: [Event]) -> [AttemptRecord] {
        var records: [AttemptRecord] = []
        for event in events {
            guard let stage = event.stage, let number = event.attempt else { continue }
            let known = records.lastIndex { $0.stage == stage && $0.attempt.number == number }
            if event.name == .attemptStarted, known == nil {
                records.append(
                    AttemptRecord(
                        stage: stage,
                        attempt: AttemptState(
                            number: number, role: event.role ?? .work, agent: event.agent, iteration: event.iteration,
                            task: event.task, startedAt: event.at)))
            } else if event.name == .attemptEnded, let known {
                records[known].end = event
            }
        }
        return records
    }
}
